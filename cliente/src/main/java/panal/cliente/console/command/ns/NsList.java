package panal.cliente.console.command.ns;

import java.util.List;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what is registered, all or what begins with a prefix. */
@Command(
        name = "list",
        description = "Lists what is registered, all or what begins with a prefix.",
        footer = {"", "Example: panal ns list datanode-"})
final class NsList extends NsListing {
    @Parameters(arity = "0..1", paramLabel = "PREFIX", description = "with which names begin", defaultValue = "")
    private String prefix = "";

    NsList(RootCommand root) {
        super(root);
    }

    @Override
    List<Entry> entries(Front front) throws PanalException {
        return front.ask(names -> names.list(prefix));
    }
}
