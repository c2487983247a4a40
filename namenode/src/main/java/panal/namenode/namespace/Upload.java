package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import panal.protocol.value.BlockId;

/**
 * A file of more than one block that is being written.
 *
 * @param turn how often it was taken up again by another client; only the last one may go on
 * @param blocks granted so far, by index
 * @param expiresMillis when it may be given up unless its client is heard of, milliseconds since 1970
 */
public record Upload(UploadFacts facts, int turn, PVector<UploadBlock> blocks, long expiresMillis) {
    public Upload {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(blocks, "blocks");
    }

    /** An upload none of whose blocks is whole yet. */
    public static Upload of(UploadFacts facts, List<BlockId> granted, long expiresMillis) {
        return new Upload(facts, 0, TreePVector.<UploadBlock>empty(), expiresMillis).granted(granted, expiresMillis);
    }

    /** The ids of all its blocks. */
    public List<BlockId> blockIds() {
        return blocks.stream().map(UploadBlock::id).toList();
    }

    Upload granted(List<BlockId> more, long newExpiry) {
        PVector<UploadBlock> all = blocks;
        for (BlockId id : more) {
            all = all.plus(new UploadBlock(id, Optional.empty()));
        }
        return new Upload(facts, turn, all, newExpiry);
    }

    Upload written(List<WrittenBlock> whole) {
        PVector<UploadBlock> all = blocks;
        for (WrittenBlock block : whole) {
            all = all.with(block.index(), new UploadBlock(block.id(), Optional.of(block.sum())));
        }
        return new Upload(facts, turn, all, expiresMillis);
    }
}
