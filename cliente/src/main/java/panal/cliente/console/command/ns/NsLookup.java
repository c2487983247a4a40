package panal.cliente.console.command.ns;

import java.util.List;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one entry. */
@Command(
        name = "lookup",
        description = "Shows one entry.",
        footer = {"", "Example: panal ns lookup namenode"})
final class NsLookup extends NsListing {
    @Parameters(paramLabel = "NAME", description = "which entry")
    private String name = "";

    NsLookup(RootCommand root) {
        super(root);
    }

    @Override
    List<Entry> entries(Front front) throws PanalException {
        Entry entry = front.ask(names -> names.lookup(name));
        return List.of(entry);
    }
}
