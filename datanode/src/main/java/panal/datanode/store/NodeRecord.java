package panal.datanode.store;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeId;

/**
 * What a node knows about itself over its restarts; a copy stands in each of its data directories.
 *
 * @param incarnation how often the node has started; 0 for a node that never has
 * @param heard the highest epoch that a NameNode has told
 * @param directories the data directories that belong to the node, by id, and the path each had last
 */
public record NodeRecord(NodeId node, ClusterId cluster, long incarnation, Epoch heard, Map<UUID, String> directories) {
    public NodeRecord {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(heard, "heard");
        directories = Map.copyOf(directories);
    }

    NodeRecord started(Map<UUID, String> belonging) {
        return new NodeRecord(node, cluster, incarnation + 1, heard, belonging);
    }

    NodeRecord in(ClusterId newCluster) {
        return new NodeRecord(node, newCluster, incarnation, heard, directories);
    }

    NodeRecord having(Epoch newHeard) {
        return new NodeRecord(node, cluster, incarnation, newHeard, directories);
    }
}
