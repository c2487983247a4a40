package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/** One block of a complete file, with its journaled length and CRC32C. */
public record StoredBlock(BlockId id, BlockSum sum) {
    public StoredBlock {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sum, "sum");
    }
}
