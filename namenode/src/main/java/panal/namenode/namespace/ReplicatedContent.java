package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file whose blocks are whole copies of its bytes. Immutable. */
public final class ReplicatedContent implements Content {
    private final int replication;
    private final long blockSize;
    private final List<StoredBlock> blocks;
    private final long length;
    /** Where each block begins, once somebody has asked; made from the same blocks by whoever comes first. */
    private volatile long @Nullable [] offsets;

    /**
     * Some content.
     *
     * @param replication wanted copies
     * @param blockSize bytes that a block may have at most
     */
    public ReplicatedContent(int replication, long blockSize, List<StoredBlock> blocks) {
        this(replication, blockSize, List.copyOf(blocks), length(blocks));
    }

    /** Content whose blocks, which never change, are of {@code length} bytes together. */
    ReplicatedContent(int replication, long blockSize, List<StoredBlock> blocks, long length) {
        this.replication = replication;
        this.blockSize = blockSize;
        this.blocks = blocks;
        this.length = length;
    }

    private static long length(List<StoredBlock> blocks) {
        long length = 0;
        for (StoredBlock block : blocks) {
            length += block.sum().length();
        }
        return length;
    }

    private long[] offsets() {
        long[] sums = new long[blocks.size()];
        for (int i = 1; i < sums.length; i++) {
            sums[i] = sums[i - 1] + blocks.get(i - 1).sum().length();
        }
        return sums;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long blockSize() {
        return blockSize;
    }

    @Override
    public int copies() {
        return replication;
    }

    @Override
    public List<StoredBlock> blocks() {
        return blocks;
    }

    @Override
    public long offset(int index) {
        Objects.checkIndex(index, blocks.size());
        long[] known = offsets;
        if (known == null) {
            known = offsets();
            offsets = known;
        }
        return known[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplicatedContent that
                && replication == that.replication
                && blockSize == that.blockSize
                && blocks.equals(that.blocks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(replication, blockSize, blocks);
    }

    @Override
    public String toString() {
        return length() + " bytes in " + blocks.size() + " blocks, " + replication + " copies";
    }
}
