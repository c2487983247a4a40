package panal.namenode.rescue;

import java.util.Objects;
import panal.protocol.value.NodeName;

/**
 * What a node cannot read.
 *
 * @param count data directories, at least 1
 */
public record FailedDirectories(NodeName node, int count) {
    public FailedDirectories {
        Objects.requireNonNull(node, "node");
    }

    @Override
    public String toString() {
        return node + " has " + count + (count == 1 ? " failed data directory" : " failed data directories");
    }
}
