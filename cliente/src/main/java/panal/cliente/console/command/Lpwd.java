package panal.cliente.console.command;

import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import picocli.CommandLine.Command;

/** Tells the current directory of this machine. */
@Command(
        name = "lpwd",
        description = "Prints the directory of this machine that local names start from.",
        footer = {"", "Example: lpwd"})
final class Lpwd extends ClusterCommand {
    Lpwd(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        line(screen().name(shell().local().current().toString()));
        return 0;
    }
}
