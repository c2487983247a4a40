package panal.protocol.block;

import java.nio.ByteBuffer;
import org.msgpack.core.MessagePack.Code;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;

/**
 * Verifies packets of one block's records: their form, their order and every chunk's CRC32C. Nothing is handed out of a
 * packet that is not whole. Immutable, thread-safe.
 */
public final class RecordDecoder {
    private static final long UNKNOWN = -1;

    private final BlockId block;
    private final long dataBytes;

    private RecordDecoder(BlockId block, long dataBytes) {
        this.block = block;
        this.dataBytes = dataBytes;
    }

    /** For reading: each chunk must have the length that follows from the block's. */
    public static RecordDecoder reading(BlockId block, long dataBytes) {
        return new RecordDecoder(block, dataBytes);
    }

    /** For writing: the block's length is not known yet; just a packet's last chunk may be short. */
    public static RecordDecoder writing(BlockId block) {
        return new RecordDecoder(block, UNKNOWN);
    }

    /**
     * Verifies a whole packet.
     *
     * @param firstChunk where the packet must begin
     * @throws CorruptBlock naming the block and the first chunk that is wrong
     */
    public VerifiedRecords verify(Packet packet, int firstChunk) throws CorruptBlock {
        if (packet.firstChunk() != firstChunk) {
            throw corrupt(firstChunk, "a packet that begins at chunk " + packet.firstChunk());
        }
        byte[] records = packet.records();
        int[] crcs = new int[Limits.PACKET_CHUNKS];
        int chunks = 0;
        int at = 0;
        do {
            if (chunks == Limits.PACKET_CHUNKS) {
                throw corrupt(firstChunk + chunks, "more than " + Limits.PACKET_CHUNKS + " records in a packet");
            }
            int end = at + verifyRecord(records, at, firstChunk + chunks);
            crcs[chunks++] = ByteBuffer.wrap(records).getInt(at + 2);
            at = end;
        } while (at < records.length);
        return new VerifiedRecords(packet, chunks, crcs);
    }

    /** The length of the record that begins at {@code at}, which is found right. */
    private int verifyRecord(byte[] records, int at, int chunk) throws CorruptBlock {
        ByteBuffer in = ByteBuffer.wrap(records, at, records.length - at);
        if (in.remaining() <= BlockGeometry.RECORD_OVERHEAD) {
            throw corrupt(chunk, "a record cut off after " + in.remaining() + " bytes");
        }
        byte array = in.get();
        byte uint = in.get();
        int crc = in.getInt();
        byte bin = in.get();
        int length = in.getInt();
        if (array != (byte) (Code.FIXARRAY_PREFIX | 2) || uint != Code.UINT32 || bin != Code.BIN32) {
            throw corrupt(chunk, "bytes that are no record");
        }
        if (length < 1 || length > Limits.CHUNK_BYTES || length > in.remaining()) {
            throw corrupt(chunk, "a record of " + Integer.toUnsignedString(length) + " bytes of data");
        }
        requireLength(chunk, length, in.remaining());
        int actual = Crc32cSum.of(records, in.position(), length);
        if (actual != crc) {
            throw corrupt(chunk, String.format("CRC32C %08x where %08x belongs", actual, crc));
        }
        return BlockGeometry.RECORD_OVERHEAD + length;
    }

    private void requireLength(int chunk, int length, int remaining) throws CorruptBlock {
        boolean right = dataBytes == UNKNOWN
                ? length == Limits.CHUNK_BYTES || length == remaining
                : length == BlockGeometry.chunkBytes(chunk, dataBytes);
        if (!right) {
            throw corrupt(chunk, "a record of " + length + " bytes of data, which is not its place's length");
        }
    }

    private CorruptBlock corrupt(int chunk, String what) {
        return new CorruptBlock("block " + block + ": chunk " + chunk + ": " + what);
    }
}
