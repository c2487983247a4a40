package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** What a DataNode is asked to write, and to whom it passes it on. {@code rest} is the chain behind it, nearest first. */
public record BlockWrite(BlockToken token, BlockOrigin origin, Durability durability, List<NodeName> rest)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public BlockWrite {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(durability, "durability");
        rest = List.copyOf(rest);
        if (rest.size() >= Limits.REPLICATION_MAX) {
            throw new IllegalArgumentException("a chain of " + rest.size() + " more nodes is too long");
        }
    }

    /** The same write for the next node of the chain, which passes it on to {@code behindNext}. */
    public BlockWrite withRest(List<NodeName> behindNext) {
        return new BlockWrite(token, origin, durability, behindNext);
    }

    private Object writeReplace() {
        return new Compact(CompactKind.BLOCK_WRITE, this);
    }
}
