package panal.cliente.console.command.ns;

import java.util.List;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.Entry;
import picocli.CommandLine.Option;

/** An operation of {@code ns} that lists entries. */
abstract class NsListing extends ClusterCommand {
    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    NsListing(RootCommand root) {
        super(root);
    }

    abstract List<Entry> entries(Front front) throws PanalException;

    @Override
    public final Integer call() throws PanalException {
        Entries.print(screen(), entries(Front.of(this)), json);
        return 0;
    }
}
