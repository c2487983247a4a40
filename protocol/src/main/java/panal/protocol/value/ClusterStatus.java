package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The cluster at a glance.
 *
 * @param safeMode why nothing may change yet; empty text when it may
 * @param blocksAtRisk blocks of files that can be read and have fewer copies than are wanted; one with copies on several
 *     nodes that have just died may be counted for each of them
 * @param blocksUnreadable blocks of files without a good copy on any node that answers
 */
public record ClusterStatus(
        ClusterId cluster,
        Epoch epoch,
        String safeMode,
        long directories,
        long files,
        long blocks,
        long blocksAtRisk,
        long blocksUnreadable,
        List<NodeStatus> nodes)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public ClusterStatus {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(epoch, "epoch");
        Objects.requireNonNull(safeMode, "safeMode");
        nodes = List.copyOf(nodes);
    }

    /** Whether a file can be written now. */
    public boolean takesWrites() {
        return whyNoWrites().isEmpty();
    }

    /** Why no file can be written now, for people; empty text when one can. */
    public String whyNoWrites() {
        if (!safeMode.isEmpty()) {
            return safeMode;
        }
        if (nodes.stream().anyMatch(node -> node.state().equals("live"))) {
            return "";
        }
        String there =
                nodes.stream().map(node -> node.name() + " is " + node.state()).collect(Collectors.joining(", "));
        return "no DataNode is live" + (there.isEmpty() ? "" : " (" + there + ")") + "; start one";
    }
}
