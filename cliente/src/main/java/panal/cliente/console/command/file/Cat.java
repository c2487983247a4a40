package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.command.transfer.Bytes;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes files to standard output. */
@Command(
        name = "cat",
        description = "Writes files to standard output, byte by byte as they are.",
        footer = {"", "Example: panal cat /logs/november.gz | gunzip | less"})
final class Cat extends ClusterCommand {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "which files")
    private List<String> paths = new ArrayList<>();

    Cat(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths) {
            attempts.attempt(() -> Bytes.copy(panal, path(typed), 0, Long.MAX_VALUE, screen().bytes()));
        }
        return attempts.exitCode();
    }
}
