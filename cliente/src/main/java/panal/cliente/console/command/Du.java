package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Table;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how much space directories take. */
@Command(
        name = "du",
        description = "Shows how many bytes lie below each entry of a directory, and how many with all copies.",
        footer = {"", "Example: panal du -h /docs", "         panal du -sh /docs /films"})
final class Du extends ClusterCommand {
    private static final int PAGE = 100;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "of what; else the current directory")
    private List<String> paths = new ArrayList<>();

    @Option(names = "-h", description = "sizes as 1.5K, 64M, 2.0G")
    private boolean human;

    @Option(names = "-s", description = "only the sum of each path")
    private boolean sum;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    private Table table = Table.of("rrl");
    private int rows;

    Du(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths.isEmpty() ? List.of(".") : paths) {
            attempts.attempt(() -> {
                FilePath path = path(typed);
                if (sum) {
                    show(path, panal.usage(path));
                } else {
                    showEach(panal, path, attempts);
                }
            });
        }
        flush();
        return attempts.exitCode();
    }

    private void showEach(Panal panal, FilePath path, Attempts attempts) throws PanalException {
        FileStatus top = panal.stat(path);
        new RemoteTree(panal, attempts).walk(top, (status, depth) -> {
            if (!status.isDirectory()) {
                show(status.path(), ofFile(status));
            } else if (depth == 1) {
                show(status.path(), panal.usage(status.path()));
            }
            return depth == 0;
        });
    }

    private static Usage ofFile(FileStatus file) {
        return new Usage(0, 1, file.length(), file.length() * file.replication());
    }

    private void show(FilePath path, Usage usage) {
        if (json) {
            line(new JsonLine()
                    .add("path", path.text())
                    .add("length", usage.length())
                    .add("stored", usage.stored())
                    .add("files", usage.files())
                    .add("directories", usage.directories())
                    .toString());
            return;
        }
        table.row(size(usage.length()), size(usage.stored()), screen().name(path.text()));
        if (++rows == PAGE) {
            flush();
        }
    }

    private void flush() {
        screen().table(table);
        table = Table.of("rrl");
        rows = 0;
    }

    private String size(long bytes) {
        return human ? HumanSize.of(bytes) : Long.toString(bytes);
    }
}
