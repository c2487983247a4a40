package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.BlockTrailer;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.Replica;

/** Reads a block file's two ends, and leaves its records alone. */
final class BlockInspector {
    private BlockInspector() {}

    /** What a file's two ends say. */
    record Ends(BlockHeader header, StoredBlock stored) {}

    /** The block in this file, whose header and trailer are right and fit the file's size. */
    static StoredBlock inspect(BlockId block, DataDirectory directory, FileChannel file)
            throws IOException, CorruptBlock {
        return ends(block, directory, file).stored();
    }

    /** The same with the header. */
    static Ends ends(BlockId block, DataDirectory directory, FileChannel file) throws IOException, CorruptBlock {
        long size = file.size();
        ByteBuffer head = read(block, file, 0, (int) Math.min(size, BlockHeader.BYTES_MAX));
        BlockHeader header = BlockHeader.read(block, head);
        BlockGeometry geometry = new BlockGeometry(head.position());
        if (size < geometry.fileBytes(1)) {
            throw new CorruptBlock("block " + block + ": file of " + size + " bytes has no trailer");
        }
        BlockTrailer trailer =
                BlockTrailer.read(block, read(block, file, size - BlockTrailer.BYTES, BlockTrailer.BYTES));
        long wanted = geometry.fileBytes(trailer.sum().length());
        if (size != wanted) {
            throw new CorruptBlock("block " + block + ": file of " + size + " bytes, its trailer wants " + wanted);
        }
        Replica replica = new Replica(block, header.attempt(), trailer.sum());
        return new Ends(header, new StoredBlock(replica, directory, geometry));
    }

    /** So many bytes from there on; a shorter file is damage. */
    static ByteBuffer read(BlockId block, FileChannel file, long from, int length) throws IOException, CorruptBlock {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new CorruptBlock("block " + block + ": file ends at byte " + (from + bytes.position())
                        + ", before byte " + (from + length));
            }
        }
        return bytes.flip();
    }
}
