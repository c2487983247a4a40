package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes directories. */
@Command(
        name = "mkdir",
        description = "Makes directories.",
        footer = {"", "Example: panal mkdir -p /docs/2026/november"})
final class Mkdir extends ClusterCommand {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "what to make")
    private List<String> paths = new ArrayList<>();

    @Option(names = "-p", description = "those above it as well; content when it is there")
    private boolean parents;

    Mkdir(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths) {
            attempts.attempt(() -> panal.makeDirectory(path(typed), parents));
        }
        return attempts.exitCode();
    }
}
