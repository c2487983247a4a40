package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import panal.protocol.error.PathHeld;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/**
 * A file of more than one block that is being written.
 *
 * @param turn how often its client has gone, or was replaced by another one; only the last one may go on
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

    /** Whether this is its block there, and whole with these bytes. */
    public boolean hasWhole(int index, BlockId block, BlockSum sum) {
        return index >= 0
                && index < blocks.size()
                && blocks.get(index).equals(new UploadBlock(block, Optional.of(sum)));
    }

    /** How many bytes of it are whole. */
    public long wholeBytes() {
        return blocks.stream()
                .flatMap(block -> block.sum().stream())
                .mapToLong(BlockSum::length)
                .sum();
    }

    /** Whether nothing will come of it, unless its client lives: its time is over, or the directory that it goes to is gone. */
    public boolean isOver(Namespace namespace, long nowMillis) {
        return expiresMillis <= nowMillis
                || namespace.pathOf(facts.place().directory()).isEmpty();
    }

    /** As its next client has it. */
    Upload resumed(UploadEdit.UploadResumed edit) {
        PVector<UploadBlock> all = blocks;
        for (UploadEdit.FreshBlock block : edit.fresh()) {
            all = all.with(block.index(), new UploadBlock(block.id(), Optional.empty()));
        }
        return new Upload(
                facts.wishing(edit.overwrite(), edit.modifiedMillis()), edit.turn(), all, edit.expiresMillis());
    }

    /** Refuses a client whose upload another one has taken up, and so would mix its bytes with the other's. */
    void requireTurn(int asked) throws PathHeld {
        if (asked != turn) {
            throw new PathHeld(
                    "the upload to \"" + facts.place().name() + "\" was taken up by another client; this one ends");
        }
    }
}
