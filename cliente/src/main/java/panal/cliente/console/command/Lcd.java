package panal.cliente.console.command;

import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves to another directory of this machine. */
@Command(
        name = "lcd",
        description = "Moves to a directory of this machine, for as long as the console reads commands.",
        footer = {"", "Example: lcd ~/films"})
final class Lcd extends ClusterCommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "where to; else your home", defaultValue = "~")
    private String to = "~";

    Lcd(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        shell().local().moveTo(to);
        return 0;
    }
}
