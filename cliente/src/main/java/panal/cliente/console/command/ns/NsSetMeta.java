package panal.cliente.console.command.ns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Replaces the tags of an entry; without tags it has none after. */
@Command(
        name = "setmeta",
        description = "Replaces the tags of an entry; without tags it has none after.",
        footer = {"", "Example: panal ns setmeta printer role:printer room:12"})
final class NsSetMeta extends ClusterCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "which entry")
    private String name = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TAG", description = "such as role:printer")
    private List<String> tags = new ArrayList<>();

    NsSetMeta(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Set<String> wanted = Set.copyOf(tags);
        Front.of(this).change("settags " + name, (server, proof) -> {
            server.setTags(name, wanted, proof);
            return 1;
        });
        return 0;
    }
}
