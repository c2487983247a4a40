package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One replica that a node is to fetch from others and keep, byte for byte as they have it.
 *
 * @param replica block, attempt and sum that the copy must have
 * @param sources nodes that have it, best first; when one fails, the next one is asked
 * @param token for reading it there
 */
public record ReplicaCopy(Replica replica, List<NodeName> sources, BlockToken token) implements Serializable {
    private static final long serialVersionUID = 1;

    public ReplicaCopy {
        Objects.requireNonNull(replica, "replica");
        Objects.requireNonNull(token, "token");
        sources = List.copyOf(sources);
        if (sources.isEmpty() || sources.size() > Limits.REPLICATION_MAX) {
            throw new IllegalArgumentException("a copy from " + sources.size() + " nodes");
        }
    }
}
