package panal.cliente.console.command.ns;

import panal.cliente.console.output.JsonLine;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how many entries there are. */
@Command(
        name = "count",
        description = "Prints how many entries there are.",
        footer = {"", "Example: panal ns count"})
final class NsCount extends ClusterCommand {
    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    NsCount(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        int count = Front.of(this).ask(names -> names.count());
        line(json ? new JsonLine().add("count", count).toString() : Integer.toString(count));
        return 0;
    }
}
