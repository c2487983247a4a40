package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import panal.cliente.Search;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.Closed;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.shell.SizeOption;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FoundFile;
import panal.protocol.value.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws trees, a page at a time: whatever their size, nothing but a page is kept. */
@Command(
        name = "tree",
        description = "Draws what is in a directory and below it.",
        footer = {"", "Example: panal tree -L 2 /docs", "         panal tree -d /"})
final class Tree extends ClusterCommand {
    @Parameters(arity = "0..*", paramLabel = "PATH", description = "what to draw; else the current directory")
    private List<String> paths = new ArrayList<>();

    @Option(names = "-L", paramLabel = "N", description = "at most so many levels down")
    private int deepest = Integer.MAX_VALUE;

    @Option(names = "-d", description = "directories only")
    private boolean onlyDirectories;

    @Option(names = "-s", description = "the size of each file, in bytes")
    private boolean sizes;

    @Mixin
    private SizeOption sizeOption = new SizeOption();

    @Option(names = "--ascii", description = "branches of plain characters")
    private boolean ascii;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    private long directories;
    private long files;

    Tree(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (deepest < 1) {
            throw new InvalidInput("-L " + deepest + " shows nothing; give a level from 1 on");
        }
    }

    @Override
    public Integer call() throws PanalException {
        Search search = panal().search();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths.isEmpty() ? List.of(".") : paths) {
            attempts.attempt(() -> draw(search, path(typed), attempts));
        }
        if (!json) {
            line("");
            line(texts().counted("files.directories", directories)
                    + (onlyDirectories ? "" : ", " + texts().counted("files.files", files)));
        }
        return attempts.exitCode();
    }

    private void draw(Search search, FilePath top, Attempts attempts) throws PanalException {
        Branches branches = new Branches(ascii);
        FindTest test = (onlyDirectories ? FindTest.ANYTHING.ofDirectories() : FindTest.ANYTHING).between(0, deepest);
        FindQuery query = new FindQuery(top, "", Limits.PAGE_ENTRIES, test, false);
        FindPage page;
        do {
            page = search.page(query);
            page.closed().forEach(closed -> Closed.tell(closed, attempts));
            for (int at = 0; at < page.found().size(); at++) {
                FileStatus status = page.found().get(at).status();
                int level = level(top, status);
                count(status, level);
                // Found out before anything of the line is printed: it may take another call.
                boolean more = !json && level > 0 && moreFollows(search, query, page, at);
                line(json ? FileJson.of(status) : branches.before(level, more) + shown(status, level));
            }
            query = query.from(page.next());
        } while (!page.next().isEmpty());
    }

    /** Whether another entry of the same directory follows: the page shows it, or ends before it would. */
    private static boolean moreFollows(Search search, FindQuery query, FindPage page, int at) throws PanalException {
        List<FoundFile> found = page.found();
        FileStatus status = found.get(at).status();
        int level = level(query.path(), status);
        for (int next = at + 1; next < found.size(); next++) {
            int nextLevel = level(query.path(), found.get(next).status());
            if (nextLevel <= level) {
                return nextLevel == level;
            }
        }
        if (page.next().isEmpty()) {
            return false;
        }
        FilePath above = status.path().parent().orElse(FilePath.ROOT);
        String after = status.path().text();
        FindPage behind;
        do {
            FindTest beside = query.test().between(1, 1);
            behind = search.page(new FindQuery(above, after, 1, beside, false));
            after = behind.next();
        } while (behind.found().isEmpty() && !after.isEmpty());
        return !behind.found().isEmpty();
    }

    private static int level(FilePath top, FileStatus status) {
        return status.path().names().size() - top.names().size();
    }

    private void count(FileStatus status, int level) {
        if (!status.isDirectory()) {
            files++;
        } else if (level > 0) {
            directories++;
        }
    }

    private String shown(FileStatus status, int level) {
        FilePath path = status.path();
        String mark = status.isDirectory() && !path.isRoot() ? "/" : "";
        return size(status) + screen().name((level == 0 ? path.text() : path.name()) + mark);
    }

    private String size(FileStatus status) {
        if (!sizes && !sizeOption.isHuman()) {
            return "";
        }
        String size = status.isDirectory() ? "-" : sizeOption.shown(status.length());
        return String.format(Locale.ROOT, sizeOption.isHuman() ? "[%4s]  " : "[%11s]  ", size);
    }
}
