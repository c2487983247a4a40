package panal.cliente.console.command.operator;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a DataNode back that was to leave, or has left. */
@Command(
        name = "stay",
        description = "Takes a DataNode back that leaves, has left or was forgotten; its blocks count again.",
        footer = {"", "Example: panal stay datanode-2"})
final class Stay extends ClusterCommand {
    @Parameters(arity = "1", paramLabel = "NODE", description = "the DataNode, as nodes lists it")
    private List<String> node = new ArrayList<>();

    Stay(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        NodeWord.parse(node);
    }

    @Override
    public Integer call() throws PanalException {
        NodeName name = NodeWord.parse(node);
        panal().operator().stay(name);
        say("cluster.stays", name);
        return 0;
    }
}
