package panal.cliente.console.command.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.Closed;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FindTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches trees. */
@Command(
        name = "find",
        description = "Prints the files and directories below a path for which all options given hold.",
        footer = {"", "Example: panal find /docs -name '*.pdf' -size +1M -mtime -7"})
final class Find extends ClusterCommand {
    @Parameters(arity = "0..*", paramLabel = "PATH", description = "where to search; else the current directory")
    private List<String> paths = new ArrayList<>();

    @Mixin
    private FindFilter filter = new FindFilter();

    @Option(names = "-maxdepth", paramLabel = "N", description = "at most so many levels down")
    private int deepest = Integer.MAX_VALUE;

    @Option(names = "-mindepth", paramLabel = "N", description = "at least so many levels down")
    private int shallowest;

    @Option(names = "-print0", description = "a NUL character instead of a line's end behind each path")
    private boolean nul;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Find(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (deepest < 0 || shallowest < 0) {
            throw new InvalidInput((deepest < 0 ? "-maxdepth " + deepest : "-mindepth " + shallowest)
                    + " is above the top; give a level from 0 on");
        }
        filter.requireUsable();
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        FindTest test = filter.test(shell().clock().millis(), typed -> panal.stat(path(typed)), shallowest, deepest);
        for (String typed : paths.isEmpty() ? List.of(".") : paths) {
            attempts.attempt(() -> panal.search()
                    .find(
                            path(typed),
                            test,
                            false,
                            found -> print(found.status()),
                            closed -> Closed.tell(closed, attempts)));
        }
        return attempts.exitCode();
    }

    private void print(FileStatus status) {
        if (json) {
            line(FileJson.of(status));
        } else if (nul) {
            screen().print((status.path().text() + "\0").getBytes(StandardCharsets.UTF_8));
        } else {
            line(screen().name(status.path().text()));
        }
    }
}
