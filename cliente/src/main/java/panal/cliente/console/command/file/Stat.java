package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import panal.cliente.Panal;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is known of a file or directory. */
@Command(
        name = "stat",
        description = "Tells what is known of files and directories.",
        footer = {"", "Example: panal stat /docs/report.pdf"})
final class Stat extends ClusterCommand {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "of what")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Stat(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths) {
            attempts.attempt(() -> print(panal.stat(path(typed))));
        }
        return attempts.exitCode();
    }

    private void print(FileStatus status) {
        if (json) {
            line(FileJson.of(status));
            return;
        }
        Table table = Table.of("ll")
                .row(text("files.path"), screen().name(status.path().text()))
                .row(text("files.type"), text(status.isDirectory() ? "files.directory" : "files.file"));
        if (!status.isDirectory()) {
            table.row(text("files.length"), status.length() + " (" + HumanSize.of(status.length()) + ")")
                    .row(text("files.replication"), Integer.toString(status.replication()))
                    .row(text("files.block-size"), status.blockSize() + " (" + HumanSize.of(status.blockSize()) + ")");
        }
        table.row(
                        text("files.modified"),
                        Moment.exactly(status.modifiedMillis(), shell().clock().getZone()))
                .row(text("files.owner"), screen().name(status.owner() + ":" + status.group()))
                .row(text("files.mode"), String.format(Locale.ROOT, "%s (%04o)", Permissions.of(status), status.mode()))
                .row(text("files.id"), status.id().toString());
        screen().table(table);
    }
}
