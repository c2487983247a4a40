package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A block of a file and where to read it.
 *
 * @param index from 0
 * @param offset of its first byte in the file
 * @param replicas the nodes to ask, best first; empty when no live node has it
 * @param gone nodes that hold it but cannot be asked now, for messages
 * @param token permission to read it
 */
public record LocatedBlock(
        BlockId block,
        int index,
        long offset,
        BlockSum sum,
        List<NodeName> replicas,
        List<NodeName> gone,
        BlockToken token)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public LocatedBlock {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(sum, "sum");
        Objects.requireNonNull(token, "token");
        replicas = List.copyOf(replicas);
        gone = List.copyOf(gone);
    }
}
