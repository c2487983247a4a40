package panal.namenode.namespace;

import java.util.Objects;
import java.util.Optional;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/** A block that was granted to an upload, with its sum once it is known to be whole. */
public record UploadBlock(BlockId id, Optional<BlockSum> sum) {
    public UploadBlock {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sum, "sum");
    }
}
