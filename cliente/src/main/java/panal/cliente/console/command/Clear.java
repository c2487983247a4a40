package panal.cliente.console.command;

import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import picocli.CommandLine.Command;

/** Clears the terminal. */
@Command(
        name = "clear",
        description = "Clears the terminal.",
        footer = {"", "Example: clear"})
final class Clear extends ClusterCommand {
    /** ECMA-48: cursor to the upper left, erase all, erase what was scrolled away. */
    private static final String ERASE = "\u001b[H\u001b[2J\u001b[3J";

    Clear(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        if (screen().isTerminal()) {
            screen().prompt(ERASE);
        }
        return 0;
    }
}
