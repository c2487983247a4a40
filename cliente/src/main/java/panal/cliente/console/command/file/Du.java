package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import panal.cliente.Search;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.Closed;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.shell.SizeOption;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how much space directories take. */
@Command(
        name = "du",
        description = "Shows how many bytes lie below each entry of a directory, and how many with all copies.",
        footer = {
            "",
            "Example: panal du -h /docs",
            "         panal du -sh /docs /films",
            "         panal du --tree -h -L 2 /"
        })
final class Du extends ClusterCommand {
    private static final int PAGE = 100;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "of what; else the current directory")
    private List<String> paths = new ArrayList<>();

    @Mixin
    private SizeOption sizeOption = new SizeOption();

    @Option(names = "-s", description = "only the sum of each path")
    private boolean sum;

    @Option(names = "--tree", description = "the directories below, too, as a tree")
    private boolean tree;

    @Option(names = "-L", paramLabel = "N", description = "with --tree, at most so many levels down")
    private int deepest = Integer.MAX_VALUE;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    private Table table = Table.of("rrl");
    private int rows;

    Du(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (deepest < 0) {
            throw new InvalidInput("-L " + deepest + " is above the top; give a level from 0 on");
        }
    }

    @Override
    public Integer call() throws PanalException {
        Search search = panal().search();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths.isEmpty() ? List.of(".") : paths) {
            attempts.attempt(() -> count(search, path(typed), attempts));
        }
        flush();
        return attempts.exitCode();
    }

    private void count(Search search, FilePath top, Attempts attempts) throws PanalException {
        UsageTree all = new UsageTree(top);
        Consumer<UsagePart> each = sum ? part -> show(part, "") : tree ? all::add : part -> showBelow(top, part);
        int levels = sum ? 0 : tree ? deepest : 1;
        search.usages(top, levels, !sum && !tree, each, closed -> Closed.tell(closed, attempts));
        all.draw(new Branches(false), this::show);
    }

    /** What is in a directory, not the directory itself. */
    private void showBelow(FilePath top, UsagePart part) {
        if (!part.directory() || !part.path().equals(top)) {
            show(part, "");
        }
    }

    private void show(UsagePart part, String branch) {
        Usage usage = part.usage();
        if (json) {
            line(new JsonLine()
                    .add("path", part.path().text())
                    .add("length", usage.length())
                    .add("stored", usage.stored())
                    .add("files", usage.files())
                    .add("directories", usage.directories())
                    .toString());
            return;
        }
        String name = branch.isEmpty() ? part.path().text() : part.path().name();
        table.row(sizeOption.shown(usage.length()), sizeOption.shown(usage.stored()), branch + screen().name(name));
        if (++rows == PAGE) {
            flush();
        }
    }

    private void flush() {
        screen().table(table);
        table = Table.of("rrl");
        rows = 0;
    }
}
