package panal.cliente.console.command;

import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import picocli.CommandLine.Command;

/** Ends the console. */
@Command(
        name = "exit",
        description = "Ends the console, as the end of input does.",
        footer = {"", "Example: exit"})
final class Exit extends ClusterCommand {
    Exit(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        shell().leave();
        return 0;
    }
}
