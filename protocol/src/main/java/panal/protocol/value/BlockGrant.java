package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** Permission to write one block of an upload, and the chain of nodes to write it to, first node first. */
public record BlockGrant(int index, BlockToken token, List<NodeName> chain) implements Serializable {
    private static final long serialVersionUID = 1;

    public BlockGrant {
        Objects.requireNonNull(token, "token");
        chain = List.copyOf(chain);
    }

    private Object writeReplace() {
        return new Compact(CompactKind.BLOCK_GRANT, this);
    }
}
