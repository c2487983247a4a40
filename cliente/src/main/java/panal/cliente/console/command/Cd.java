package panal.cliente.console.command;

import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves to another directory. */
@Command(
        name = "cd",
        description = "Moves to a directory, for as long as the console reads commands.",
        footer = {"", "Example: cd ../films"})
final class Cd extends ClusterCommand {
    @Parameters(arity = "0..1", paramLabel = "PATH", description = "where to; else the root", defaultValue = "/")
    private String to = "/";

    Cd(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        FilePath directory = path(to);
        if (!directory.isRoot() && !panal().stat(directory).isDirectory()) {
            throw new NotADirectory(directory.text());
        }
        shell().directory().moveTo(directory);
        return 0;
    }
}
