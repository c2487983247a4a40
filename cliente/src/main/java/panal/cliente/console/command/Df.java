package panal.cliente.console.command;

import java.util.List;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Table;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells how much space the cluster has. */
@Command(
        name = "df",
        description = "Shows how much space the cluster has on the DataNodes that answer; a file takes it once a copy.",
        footer = {"", "Example: panal df -h"})
final class Df extends ClusterCommand {
    @Option(names = "-h", description = "sizes as 1.5K, 64M, 2.0G")
    private boolean human;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Df(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        ClusterStatus status = Front.of(this).status();
        List<NodeStatus> there = Space.reachable(status);
        Space space = Space.of(there);
        if (json) {
            line(new JsonLine()
                    .add("cluster", status.cluster().toString())
                    .add("capacity", space.capacity())
                    .add("used", space.used())
                    .add("free", space.free())
                    .add("usedPercent", space.usedPercent())
                    .add("nodes", status.nodes().size())
                    .add("live", there.size())
                    .toString());
            return 0;
        }
        screen().table(Table.of("lrrrrr")
                .row(
                        text("cluster.row.cluster"),
                        text("cluster.head.size"),
                        text("cluster.head.used"),
                        text("cluster.head.free"),
                        text("cluster.head.use"),
                        text("cluster.row.nodes"))
                .row(
                        status.cluster().toString(),
                        size(space.capacity()),
                        size(space.used()),
                        size(space.free()),
                        space.usedPercent() + "%",
                        there.size() + "/" + status.nodes().size()));
        return 0;
    }

    private String size(long bytes) {
        return human ? HumanSize.of(bytes) : Long.toString(bytes);
    }
}
