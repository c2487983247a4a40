package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import panal.protocol.block.BlockGeometry;
import panal.protocol.value.Limits;

/**
 * Reads pieces of files into one buffer, in steps that begin and end where the disk's blocks do, as a file that was opened past
 * the cache wants it; any other file takes them too. Not thread-safe.
 */
final class UncachedReader {
    /** A multiple of every file system's block; what has larger ones is read through the cache. */
    static final int ALIGNMENT = 64 * 1024;

    /** The longest piece: a packet's records. */
    static final int PIECE_BYTES_MAX = Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES;

    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(PIECE_BYTES_MAX + 3 * ALIGNMENT).alignedSlice(ALIGNMENT);

    /** So many bytes from there on, until the next piece is read; fewer if the file ends before. */
    ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        long start = from - from % ALIGNMENT;
        int skipped = (int) (from - start);
        int wanted = skipped + length;
        buffer.clear().limit((wanted + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        int count = 0;
        while (count >= 0 && buffer.position() < wanted) {
            count = file.read(buffer, start + buffer.position());
        }
        int there = Math.max(0, Math.min(wanted, buffer.position()) - skipped);
        return buffer.slice(Math.min(skipped, buffer.position()), there);
    }
}
