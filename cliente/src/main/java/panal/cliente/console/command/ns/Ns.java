package panal.cliente.console.command.ns;

import java.util.LinkedHashMap;
import java.util.Map;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Speaks with the name server. */
@Command(
        name = "ns",
        description = "Speaks with the name server: what is registered, and changes to it.",
        synopsisSubcommandLabel = "OPERATION",
        footer = {"", "Example: panal ns list", "         panal ns yplookup_all role:datanode"})
public final class Ns extends ClusterCommand {
    @Spec
    @org.jspecify.annotations.Nullable
    private CommandSpec spec;

    Ns(RootCommand root) {
        super(root);
    }

    /** The operations by name, in the order in which help lists them. */
    public Map<String, Object> operations(RootCommand root) {
        Map<String, Object> operations = new LinkedHashMap<>();
        operations.put("list", new NsList(root));
        operations.put("lookup", new NsLookup(root));
        operations.put("register", new NsRegister(root));
        operations.put("remove", new NsRemove(root));
        operations.put("removematching", new NsRemoveMatching(root));
        operations.put("listmatching", new NsListMatching(root));
        operations.put("yplookup_all", new NsLookupAll(root));
        operations.put("yplookup_any", new NsLookupAny(root));
        operations.put("setmeta", new NsSetMeta(root));
        operations.put("count", new NsCount(root));
        operations.put("ping", new NsPing(root));
        return operations;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("ns runs under its command line only");
        }
        CommandLine line = spec.commandLine();
        throw new ParameterException(
                line,
                "which operation? " + String.join(", ", line.getSubcommands().keySet()));
    }
}
