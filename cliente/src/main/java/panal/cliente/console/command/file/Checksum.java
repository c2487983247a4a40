package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileSum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the checksum of files without reading them. */
@Command(
        name = "checksum",
        description = "Prints the CRC32C of files as the cluster knows it, without reading them.",
        footer = {"", "Example: panal checksum /docs/report.pdf"})
final class Checksum extends ClusterCommand {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "of which files")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Checksum(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths) {
            attempts.attempt(() -> print(panal.checksum(path(typed))));
        }
        return attempts.exitCode();
    }

    private void print(FileSum sum) {
        String value = HexFormat.of().toHexDigits(sum.crc32c());
        line(
                json
                        ? new JsonLine()
                                .add("path", sum.path().text())
                                .add("algorithm", "CRC32C")
                                .add("value", value)
                                .add("length", sum.length())
                                .toString()
                        : value + "  " + screen().name(sum.path().text()));
    }
}
