package panal.cliente.console.command.operator;

import java.util.Comparator;
import java.util.List;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Paint;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.PaintOptions;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how each DataNode is. */
@Command(
        name = "nodes",
        description = "Shows how each DataNode is: state, space, blocks, last heartbeat.",
        footer = {"", "Example: panal nodes"})
final class Nodes extends ClusterCommand {
    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Mixin
    private PaintOptions colours = new PaintOptions();

    Nodes(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        colours.requireUsable();
    }

    @Override
    public Integer call() throws PanalException {
        List<NodeStatus> nodes = Front.of(this).status().nodes().stream()
                .sorted(Comparator.comparing(NodeStatus::name))
                .toList();
        if (json) {
            nodes.forEach(node -> line(asJson(node)));
            return 0;
        }
        Paint paint = colours.paint(shell());
        Table table = Table.of("lllrrrrrrt")
                .row(
                        text("cluster.head.node"),
                        text("cluster.head.address"),
                        text("cluster.row.state"),
                        text("cluster.head.size"),
                        text("cluster.head.used"),
                        text("cluster.head.free"),
                        text("cluster.head.blocks"),
                        text("cluster.head.heard"),
                        text("cluster.head.up"),
                        "");
        nodes.forEach(node -> table.row(cells(node, paint)));
        screen().table(table);
        return 0;
    }

    private String[] cells(NodeStatus node, Paint paint) {
        NodeHealth health = node.health();
        boolean heard = node.lastHeartbeatMillis() >= 0;
        return new String[] {
            node.name().text(),
            screen().name(node.address().toString()),
            new StateText(screen()).painted(node.state(), paint),
            heard ? HumanSize.of(health.capacity()) : "-",
            heard ? HumanSize.of(health.used()) : "-",
            heard ? HumanSize.of(health.free()) : "-",
            heard ? Long.toString(health.blocks()) : "-",
            heard ? text("cluster.ago", Moment.span(node.lastHeartbeatMillis())) : text("cluster.never"),
            heard ? Moment.span(health.uptimeMillis()) : "-",
            remarks(node)
        };
    }

    private String remarks(NodeStatus node) {
        int failed = node.health().failedDirectories();
        String directories = failed > 0 ? texts().counted("cluster.failed-directories", failed) : "";
        String both = node.detail().isEmpty() || failed == 0 ? "" : "; ";
        return new StateText(screen()).said(node.detail()) + both + directories;
    }

    private static String asJson(NodeStatus node) {
        return object(node, new JsonLine()).toString();
    }

    /** Adds what there is to say of a node. */
    static JsonLine object(NodeStatus node, JsonLine line) {
        NodeHealth health = node.health();
        return line.add("node", node.name().text())
                .add("address", node.address().toString())
                .add("state", node.state())
                .add("capacity", health.capacity())
                .add("used", health.used())
                .add("free", health.free())
                .add("blocks", health.blocks())
                .add("lastHeartbeatMs", node.lastHeartbeatMillis())
                .add("uptimeMs", health.uptimeMillis())
                .add("transfers", health.transfers())
                .add("directories", health.directories())
                .add("failedDirectories", health.failedDirectories())
                .add("id", node.id().toString())
                .add("detail", node.detail());
    }
}
