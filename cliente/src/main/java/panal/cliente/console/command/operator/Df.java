package panal.cliente.console.command.operator;

import java.util.List;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.shell.SizeOption;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how much space the cluster has. */
@Command(
        name = "df",
        description = "Shows how much space the cluster has on the DataNodes that answer; a file takes it once a copy.",
        footer = {"", "Example: panal df -h"})
final class Df extends ClusterCommand {
    @Mixin
    private SizeOption sizeOption = new SizeOption();

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
                        sizeOption.shown(space.capacity()),
                        sizeOption.shown(space.used()),
                        sizeOption.shown(space.free()),
                        space.usedPercent() + "%",
                        there.size() + "/" + status.nodes().size()));
        return 0;
    }
}
