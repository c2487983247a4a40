package panal.cliente.console.command.ns;

import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes entries whose names match a regular expression, from the names' beginnings on. */
@Command(
        name = "removematching",
        description = "Removes entries whose names match a regular expression, from the names' beginnings on.",
        footer = {"", "Example: panal ns removematching 'test-.*'"})
final class NsRemoveMatching extends ClusterCommand {
    @Parameters(paramLabel = "PATTERN", description = "a Java regular expression, anchored at the start")
    private String pattern = "";

    NsRemoveMatching(RootCommand root) {
        super(root);
    }

    /** A pattern is the name server's to judge. */
    @Override
    public boolean isJudgedElsewhere() {
        return true;
    }

    @Override
    public Integer call() throws PanalException {
        int removed = Front.of(this)
                .change("removematching " + pattern, (server, proof) -> server.removeMatching(pattern, proof));
        line(texts().counted("names.removed", removed));
        return removed == 0 ? 1 : 0;
    }
}
