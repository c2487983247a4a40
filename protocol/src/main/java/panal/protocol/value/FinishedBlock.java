package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** A block of an upload that is whole on the nodes that gave these receipts (at least one). */
public record FinishedBlock(int index, BlockId block, BlockSum sum, List<Receipt> receipts) implements Serializable {
    private static final long serialVersionUID = 1;

    public FinishedBlock {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(sum, "sum");
        receipts = List.copyOf(receipts);
    }

    private Object writeReplace() {
        return new Compact(CompactKind.FINISHED_BLOCK, this);
    }
}
