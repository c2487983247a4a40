package panal.cliente.console.command.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists directories. */
@Command(
        name = "ls",
        description = "Lists directories, sorted by name; a name that ends in / is a directory.",
        footer = {"", "Example: panal ls -lh /docs"})
final class Ls extends ClusterCommand {
    @Parameters(arity = "0..*", paramLabel = "PATH", description = "what to list; else the current directory")
    private List<String> paths = new ArrayList<>();

    @Mixin
    private ListingStyle style = new ListingStyle();

    @Option(names = "-R", description = "the directories below, too")
    private boolean recursive;

    @Option(names = "-d", description = "a directory itself, not what is in it")
    private boolean itself;

    Ls(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        style.requireUsable();
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        List<FileStatus> directories = new ArrayList<>();
        Listing files = style.listing(shell(), "");
        for (String typed : paths.isEmpty() ? List.of(".") : paths) {
            attempts.attempt(() -> {
                FileStatus status = panal.stat(path(typed));
                if (status.isDirectory() && !itself) {
                    directories.add(status);
                } else {
                    files.addByPath(status);
                }
            });
        }
        boolean headed = paths.size() > 1 || recursive;
        boolean first = files.isEmpty();
        files.end();
        for (FileStatus directory : directories) {
            list(panal, directory.path(), headed, first, attempts);
            first = false;
        }
        return attempts.exitCode();
    }

    private void list(Panal panal, FilePath top, boolean headed, boolean atTop, Attempts attempts)
            throws PanalException {
        Deque<FilePath> waiting = new ArrayDeque<>(List.of(top));
        boolean first = atTop;
        while (!waiting.isEmpty()) {
            FilePath directory = waiting.pop();
            if (headed && !style.json()) {
                line((first ? "" : "\n") + screen().name(directory.text()) + ":");
            }
            first = false;
            List<FilePath> below = new ArrayList<>();
            attempts.attempt(() -> {
                Listing listing = style.listing(shell(), directory.text());
                panal.list(directory, status -> {
                    listing.add(status);
                    if (recursive && status.isDirectory()) {
                        below.add(status.path());
                    }
                });
                listing.end();
            });
            for (int i = below.size() - 1; i >= 0; i--) {
                waiting.push(below.get(i));
            }
        }
    }
}
