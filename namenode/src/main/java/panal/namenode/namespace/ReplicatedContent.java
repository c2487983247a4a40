package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;

/** A file whose blocks are whole copies of its bytes. Immutable. */
public final class ReplicatedContent implements Content {
    private static final long[] NOTHING_BEFORE = {0};

    private final int replication;
    private final long blockSize;
    private final List<StoredBlock> blocks;
    /** Where each block begins; one shared array for the many files that have at most one block. */
    private final long[] offsets;

    /**
     * Some content.
     *
     * @param replication wanted copies
     * @param blockSize bytes that a block may have at most
     */
    public ReplicatedContent(int replication, long blockSize, List<StoredBlock> blocks) {
        this.replication = replication;
        this.blockSize = blockSize;
        this.blocks = List.copyOf(blocks);
        this.offsets = this.blocks.size() <= 1 ? NOTHING_BEFORE : offsets(this.blocks);
    }

    private static long[] offsets(List<StoredBlock> blocks) {
        long[] offsets = new long[blocks.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + blocks.get(i - 1).sum().length();
        }
        return offsets;
    }

    @Override
    public long length() {
        return blocks.isEmpty()
                ? 0
                : offset(blocks.size() - 1)
                        + blocks.get(blocks.size() - 1).sum().length();
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
        return offsets[index];
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
