package panal.cliente.console.command.file;

import java.util.Optional;
import panal.cliente.Panal;
import panal.cliente.console.output.Moment;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.watch.Callback;
import panal.cliente.watch.Changes;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.value.ChangePage;
import panal.protocol.value.FilePath;
import panal.protocol.value.FindTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what changes. */
@Command(
        name = "watch",
        description = "Prints what is made, written, moved or deleted below a directory, as it happens, until Ctrl-C.",
        footer = {
            "",
            "What changes while the NameNode is restarted is told as far as it can be seen afterwards.",
            "Example: panal watch /docs",
            "         panal watch --json --count 1 /in"
        })
final class Watch extends ClusterCommand {
    /** How much later than it was asked for a change may be told. */
    private static final long SLACK_MILLIS = 5_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "what to watch; else the current directory",
            defaultValue = ".")
    private String typed = ".";

    @Option(names = "--flat", description = "only the names in the directory, not what is further below")
    private boolean flat;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--count", paramLabel = "N", description = "ends after so many changes")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--callback",
            paramLabel = "on|off|PORT",
            description = "whether the NameNode may call this client, and at which port; else at any that is free")
    private Optional<String> callback = Optional.empty();

    Watch(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (count < 1) {
            throw new InvalidInput("--count " + count + " is too few; give 1 or more");
        }
        callback();
    }

    @Override
    public Integer call() throws PanalException {
        Callback called = callback();
        FilePath top = path(typed);
        Panal panal = panal();
        panal.stat(top);
        ChangeLines lines = new ChangeLines(screen(), shell().clock().getZone(), json, count);
        try (Changes changes = panal.changes(top, flat, called)) {
            if (screen().errorIsTerminal()) {
                say("watch.begins", top);
            }
            while (!lines.isComplete()) {
                ChangePage page = changes.next();
                if (page.gap()) {
                    lookAfterGap(panal, top, changes.knownUntilMillis(), lines);
                }
                page.changes().forEach(lines::print);
                screen().flush();
            }
        }
        return 0;
    }

    private Callback callback() throws InvalidInput {
        return callback.isPresent() ? Callback.parse(callback.get()) : Callback.ANYWHERE;
    }

    /** Deletions and moves leave nothing that could be found. */
    private void lookAfterGap(Panal panal, FilePath top, long sinceMillis, ChangeLines lines) throws PanalException {
        lines.gap(sinceMillis);
        say("watch.gap", Moment.toTheSecond(sinceMillis, shell().clock().getZone()));
        FindTest written =
                FindTest.ANYTHING.ofFiles(sinceMillis - SLACK_MILLIS).between(0, flat ? 1 : Integer.MAX_VALUE);
        Attempts attempts = new Attempts(screen(), choice().verbose());
        try {
            // What may not be read is not told in other times either.
            attempts.attempt(
                    () -> panal.search().find(top, written, false, found -> lines.found(found.status()), closed -> {}));
        } catch (Unreachable again) {
            say("watch.gap.unknown", Failure.text(again, texts()));
        }
    }
}
