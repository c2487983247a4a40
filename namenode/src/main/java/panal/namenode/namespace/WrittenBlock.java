package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/** A block that is whole on some DataNodes; their receipts were checked before. {@code index} is its place in the file. */
public record WrittenBlock(int index, BlockId id, BlockSum sum) {
    public WrittenBlock {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sum, "sum");
    }
}
