package panal.namenode.namespace;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/** The blocks of a file in a {@link PackedInode}, made into objects when somebody asks for one. Thread-safe. */
final class PackedBlocks extends AbstractList<StoredBlock> implements RandomAccess {
    private final byte[] packed;
    private final int from;
    private final int size;
    /** Made from the same bytes by whoever comes first; twice is no harm. */
    private volatile StoredBlock @Nullable [] unpacked;

    private PackedBlocks(byte[] packed, int from, int size) {
        this.packed = packed;
        this.from = from;
        this.size = size;
    }

    static void write(ByteWriter out, Content content) {
        List<StoredBlock> blocks = content.blocks();
        out.number(blocks.size());
        if (blocks.size() > 1) {
            out.number(content.length());
        }
        long before = 0;
        for (StoredBlock block : blocks) {
            long id = block.id().number();
            out.signed(id - before)
                    .number(block.sum().length())
                    .fixed(block.sum().crc32c());
            before = id;
        }
    }

    /** The content whose blocks come next. */
    static Content read(byte[] packed, ByteReader in, Traits traits) {
        int count = (int) in.number();
        if (count > 1) {
            long length = in.number();
            List<StoredBlock> blocks = new PackedBlocks(packed, in.position(), count);
            return new ReplicatedContent(traits.copies(), traits.blockSize(), blocks, length);
        }
        List<StoredBlock> blocks = count == 0 ? List.of() : List.of(block(in, 0));
        return new ReplicatedContent(traits.copies(), traits.blockSize(), blocks);
    }

    private static StoredBlock block(ByteReader in, long before) {
        return new StoredBlock(new BlockId(before + in.signed()), new BlockSum(in.number(), in.fixed()));
    }

    @Override
    public StoredBlock get(int index) {
        Objects.checkIndex(index, size);
        StoredBlock[] blocks = unpacked;
        if (blocks == null) {
            blocks = unpack();
            unpacked = blocks;
        }
        return blocks[index];
    }

    @Override
    public int size() {
        return size;
    }

    private StoredBlock[] unpack() {
        StoredBlock[] blocks = new StoredBlock[size];
        ByteReader in = new ByteReader(packed, from);
        long before = 0;
        for (int i = 0; i < size; i++) {
            blocks[i] = block(in, before);
            before = blocks[i].id().number();
        }
        return blocks;
    }
}
