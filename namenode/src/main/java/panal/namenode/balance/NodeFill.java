package panal.namenode.balance;

import java.util.Objects;
import panal.protocol.value.NodeName;

/**
 * How full a DataNode is. Immutable.
 *
 * @param host the machine it runs on
 * @param rack what its machine shares with others; empty text when nobody said
 * @param capacity bytes that it may use, above 0
 * @param used bytes of its blocks, with those on their way to it and without those that are to leave it
 * @param free bytes that a new block can still have
 */
public record NodeFill(NodeName node, String host, String rack, long capacity, long used, long free) {
    public NodeFill {
        Objects.requireNonNull(node, "node");
        if (capacity <= 0) {
            throw new IllegalArgumentException(node + " has a capacity of " + capacity + " bytes");
        }
    }

    /** 0 when it is empty, 1 when it is full. */
    public double fraction() {
        return (double) used / capacity;
    }

    /** The same node with so many bytes more, or fewer. */
    public NodeFill with(long bytes) {
        return new NodeFill(node, host, rack, capacity, used + bytes, free - bytes);
    }
}
