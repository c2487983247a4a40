package panal.cliente.console.command.ns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Yellow pages: lists entries that have at least one of these tags. */
@Command(
        name = "yplookup_any",
        description = "Yellow pages: lists entries that have at least one of these tags.",
        footer = {"", "Example: panal ns yplookup_any role:datanode role:namenode"})
final class NsLookupAny extends NsListing {
    @Parameters(arity = "1..*", paramLabel = "TAG", description = "such as role:datanode")
    private List<String> tags = new ArrayList<>();

    NsLookupAny(RootCommand root) {
        super(root);
    }

    @Override
    List<Entry> entries(Front front) throws PanalException {
        return front.ask(names -> names.lookupAny(Set.copyOf(tags)));
    }
}
