package panal.cliente.console.command.operator;

import java.util.List;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeStatus;

/** Space in bytes, of one or several DataNodes. */
public record Space(long capacity, long used, long free) {

    public static Space of(List<NodeStatus> nodes) {
        Space sum = new Space(0, 0, 0);
        for (NodeStatus node : nodes) {
            NodeHealth health = node.health();
            sum = new Space(sum.capacity + health.capacity(), sum.used + health.used(), sum.free + health.free());
        }
        return sum;
    }

    /** The nodes whose space counts: those that answer and belong. */
    public static List<NodeStatus> reachable(ClusterStatus status) {
        return status.nodes().stream().filter(Space::answers).toList();
    }

    private static boolean answers(NodeStatus node) {
        return !node.state().equals("dead") && !node.state().equals("left");
    }

    /** Of what can be used at all: used and free bytes, since a disk has other tenants. 0 to 100, rounded up. */
    long usedPercent() {
        long usable = used + free;
        return usable == 0 ? 0 : (long) Math.ceil(used * 100.0 / usable);
    }
}
