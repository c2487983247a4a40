package panal.cliente.console.command.ns;

import java.util.List;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists entries whose names match a regular expression, from the names' beginnings on. */
@Command(
        name = "listmatching",
        description = "Lists entries whose names match a regular expression, from the names' beginnings on.",
        footer = {"", "Example: panal ns listmatching 'datanode-[12]'"})
final class NsListMatching extends NsListing {
    @Parameters(paramLabel = "PATTERN", description = "a Java regular expression, anchored at the start")
    private String pattern = "";

    NsListMatching(RootCommand root) {
        super(root);
    }

    /** A pattern is the name server's to judge. */
    @Override
    public boolean isJudgedElsewhere() {
        return true;
    }

    @Override
    List<Entry> entries(Front front) throws PanalException {
        return front.ask(names -> names.listMatching(pattern));
    }
}
