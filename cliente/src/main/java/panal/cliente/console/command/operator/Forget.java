package panal.cliente.console.command.operator;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.ClusterOperator;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares a dead DataNode gone for good. */
@Command(
        name = "forget",
        description = "Declares a dead DataNode gone for good: nobody waits for it or its blocks any more.",
        footer = {"", "Asks first when files would be lost with it. Example: panal forget datanode-2"})
final class Forget extends ClusterCommand {
    @Parameters(arity = "1", paramLabel = "NODE", description = "the DataNode, as nodes lists it")
    private List<String> node = new ArrayList<>();

    @Option(names = "-y", description = "yes to the question; needed where nobody can be asked")
    private boolean yes;

    Forget(RootCommand root) {
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
        ClusterOperator operator = panal().operator();
        String stakes = stakes(operator.stake(name));
        if (!stakes.isEmpty() && !yes && !agreed(name, stakes)) {
            return 1;
        }
        operator.forget(name);
        say("cluster.forgotten", name, stakes.isEmpty() ? "" : "; " + stakes);
        return 0;
    }

    private boolean agreed(NodeName name, String stakes) {
        return shell().questions()
                .confirmed(text("cluster.forget.question", stakes, name), text("cluster.forget.unasked", stakes, name));
    }

    private String stakes(NodeStake stake) {
        if (stake.onlyHere() > 0) {
            return texts().counted("cluster.forget.only-there", stake.onlyHere());
        }
        return stake.nowhere() > 0 ? texts().counted("cluster.forget.perhaps-there", stake.nowhere()) : "";
    }
}
