package panal.cliente.console.command.operator;

import java.util.List;
import java.util.stream.Collectors;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Paint;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.PaintOptions;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how the cluster is. */
@Command(
        name = "status",
        description = "Shows how the whole cluster is, in a few lines.",
        footer = {"", "Example: panal status"})
final class Status extends ClusterCommand {
    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Mixin
    private PaintOptions colours = new PaintOptions();

    Status(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        colours.requireUsable();
    }

    @Override
    public Integer call() throws PanalException {
        ClusterStatus status = Front.of(this).status();
        List<NodeStatus> there = Space.reachable(status);
        if (json) {
            line(asJson(status, there));
            return 0;
        }
        Paint paint = colours.paint(shell());
        Space space = Space.of(there);
        StateText state = new StateText(screen());
        Table table = Table.of("ll")
                .row(text("cluster.row.cluster"), status.cluster().toString())
                .row(text("cluster.row.epoch"), status.epoch().toString())
                .row(text("cluster.row.state"), painted(state.of(status), status, paint))
                .row(text("cluster.row.holds"), state.holds(status))
                .row(text("cluster.row.safety"), safety(state.safety(status), status, paint))
                .row(
                        text("cluster.row.space"),
                        text("cluster.space", HumanSize.of(space.used()), HumanSize.of(space.free())))
                .row(
                        text("cluster.row.nodes"),
                        texts().counted(
                                                "cluster.answer",
                                                there.size(),
                                                status.nodes().size())
                                + notLive(status, state));
        screen().table(table);
        return 0;
    }

    private static String painted(String text, ClusterStatus status, Paint paint) {
        return status.takesWrites() ? paint.good(text) : paint.bad(text);
    }

    private static String safety(String text, ClusterStatus status, Paint paint) {
        if (status.blocksUnreadable() > 0) {
            return paint.bad(text);
        }
        return status.blocksAtRisk() > 0 ? paint.passing(text) : paint.good(text);
    }

    private static String notLive(ClusterStatus status, StateText state) {
        String others = status.nodes().stream()
                .filter(node -> !node.state().equals("live"))
                .map(node -> node.name() + " " + state.said(node.state()))
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : " (" + others + ")";
    }

    private static String asJson(ClusterStatus status, List<NodeStatus> there) {
        Space space = Space.of(there);
        return new JsonLine()
                .add("cluster", status.cluster().toString())
                .add("epoch", status.epoch().number())
                .add("transaction", status.epoch().transaction())
                .add("takesWrites", status.takesWrites())
                .add("safeMode", status.safeMode())
                .add("directories", status.directories())
                .add("files", status.files())
                .add("blocks", status.blocks())
                .add("blocksAtRisk", status.blocksAtRisk())
                .add("blocksUnreadable", status.blocksUnreadable())
                .add("capacity", space.capacity())
                .add("used", space.used())
                .add("free", space.free())
                .add("nodes", status.nodes().size())
                .add(
                        "live",
                        status.nodes().stream()
                                .filter(node -> node.state().equals("live"))
                                .count())
                .toString();
    }
}
