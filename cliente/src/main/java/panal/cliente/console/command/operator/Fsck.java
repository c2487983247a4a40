package panal.cliente.console.command.operator;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.output.Paint;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.PaintOptions;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileHealth;
import panal.protocol.value.FilePath;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.HealthTally;
import panal.protocol.value.Limits;
import panal.protocol.value.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which files are safe. */
@Command(
        name = "fsck",
        description = {
            "Says of each file whether it is safe, at risk or unreadable.",
            "Lists files that are not safe, with what is wrong, since when and what happens next, and a sum at the end."
                    + " Ends with 1 when a file is unreadable; files at risk are healed by themselves, and end with 0."
        },
        footer = {
            "",
            "Example: panal fsck",
            "         panal fsck -files -blocks -locations /docs",
            "         panal fsck --json /docs"
        })
final class Fsck extends ClusterCommand {
    @Parameters(arity = "0..*", paramLabel = "PATH", description = "files and directories; else everything")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = {"-files", "--files"},
            description = "list safe files too")
    private boolean files;

    @Option(
            names = {"-blocks", "--blocks"},
            description = "each block of a listed file")
    private boolean blocks;

    @Option(
            names = {"-locations", "--locations"},
            description = "each block with the nodes that have it, and how its copies are")
    private boolean locations;

    @Option(names = "--json", description = "one JSON object a line for each file, safe ones too; no sum")
    private boolean json;

    @Mixin
    private PaintOptions colours = new PaintOptions();

    private HealthTally sum = HealthTally.NOTHING;
    private Paint paint = Paint.NONE;

    Fsck(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        colours.requireUsable();
    }

    @Override
    public Integer call() throws PanalException {
        paint = colours.paint(shell());
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths.isEmpty() ? List.of("/") : paths) {
            attempts.attempt(() -> check(panal, path(typed), attempts));
        }
        if (!json) {
            line(HealthText.sum(sum, texts()));
        }
        long kept = paths.isEmpty() ? panal.report().keptBlocks() : 0;
        if (kept > 0) {
            say("cluster.orphans.more", Orphans.shown(kept, texts()));
        }
        if (sum.refused() > 0) {
            message(texts().counted("cluster.fsck.refused", sum.refused(), panal.user()));
        }
        return sum.unreadable() > 0 ? 1 : attempts.exitCode();
    }

    private void check(Panal panal, FilePath path, Attempts attempts) throws PanalException {
        boolean every = files || json || !panal.stat(path).isDirectory();
        String next = "";
        do {
            HealthPage page = panal.health(new HealthQuery(path, next, Limits.PAGE_ENTRIES, every));
            for (FileHealth file : page.files()) {
                show(panal, file, attempts);
            }
            sum = sum.plus(page.tally());
            next = page.next();
        } while (!next.isEmpty());
    }

    private void show(Panal panal, FileHealth file, Attempts attempts) throws PanalException {
        BlockList list = new BlockList(locations, texts());
        boolean withBlocks = blocks || locations;
        if (withBlocks) {
            attempts.attempt(() -> panal.blockHealth(file.path(), list::add));
        }
        if (json) {
            line(HealthText.asJson(file, withBlocks, list.objects()));
        } else {
            line(screen().name(file.path().text()) + "  " + verdict(file));
            screen().table(list.table());
        }
    }

    private String verdict(FileHealth file) {
        boolean clear = file.verdict() == Verdict.SAFE && file.detail().isEmpty();
        return painted(file.verdict()) + ": "
                + (clear
                        ? texts().counted("cluster.fsck.copies", file.wanted(), file.copies())
                        : texts().told(file.detail()));
    }

    private String painted(Verdict verdict) {
        String text = texts().sentence(verdict.text());
        return switch (verdict) {
            case SAFE -> paint.good(text);
            case AT_RISK -> paint.passing(text);
            case UNREADABLE -> paint.bad(text);
        };
    }
}
