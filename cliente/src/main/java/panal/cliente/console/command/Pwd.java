package panal.cliente.console.command;

import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import picocli.CommandLine.Command;

/** Tells the current directory. */
@Command(
        name = "pwd",
        description = "Prints the current directory.",
        footer = {"", "Example: pwd"})
final class Pwd extends ClusterCommand {
    Pwd(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        line(screen().name(shell().directory().current().text()));
        return 0;
    }
}
