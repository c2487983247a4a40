package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The cluster at a glance.
 *
 * @param safeMode why nothing may change yet; empty text when the cluster takes writes
 */
public record ClusterStatus(
        ClusterId cluster,
        Epoch epoch,
        String safeMode,
        long directories,
        long files,
        long blocks,
        List<NodeStatus> nodes)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public ClusterStatus {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(epoch, "epoch");
        Objects.requireNonNull(safeMode, "safeMode");
        nodes = List.copyOf(nodes);
    }

    public boolean takesWrites() {
        return safeMode.isEmpty();
    }
}
