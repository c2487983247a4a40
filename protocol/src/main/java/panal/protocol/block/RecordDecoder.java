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
    /** Behind the array's and the number's type. */
    private static final int CRC_AT = 2;
    /** Behind the checksum and the bytes' type. */
    private static final int LENGTH_AT = 7;

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
        return verify(ByteBuffer.wrap(packet.records()), firstChunk);
    }

    /**
     * Verifies all that remains in a buffer, and leaves its position alone.
     *
     * @param stored 1 to {@link Limits#PACKET_CHUNKS} whole records; they are not copied
     * @param firstChunk the first one's place in the block
     * @throws CorruptBlock naming the block and the first chunk that is wrong
     */
    public VerifiedRecords verify(ByteBuffer stored, int firstChunk) throws CorruptBlock {
        ByteBuffer records = stored.slice();
        int[] crcs = new int[Limits.PACKET_CHUNKS];
        int chunks = 0;
        int at = 0;
        do {
            if (chunks == Limits.PACKET_CHUNKS) {
                throw corrupt(firstChunk + chunks, "more than " + Limits.PACKET_CHUNKS + " records in a packet");
            }
            int end = at + verifyRecord(records, at, firstChunk + chunks);
            crcs[chunks++] = records.getInt(at + CRC_AT);
            at = end;
        } while (at < records.limit());
        return new VerifiedRecords(firstChunk, records, chunks, crcs);
    }

    /** The length of the record that begins at {@code at}, which is found right. */
    private int verifyRecord(ByteBuffer records, int at, int chunk) throws CorruptBlock {
        int available = records.limit() - at;
        if (available <= BlockGeometry.RECORD_OVERHEAD) {
            throw corrupt(chunk, "a record cut off after " + available + " bytes");
        }
        int crc = records.getInt(at + CRC_AT);
        int length = records.getInt(at + LENGTH_AT);
        if (records.get(at) != (byte) (Code.FIXARRAY_PREFIX | 2)
                || records.get(at + CRC_AT - 1) != Code.UINT32
                || records.get(at + LENGTH_AT - 1) != Code.BIN32) {
            throw corrupt(chunk, "bytes that are no record");
        }
        int remaining = available - BlockGeometry.RECORD_OVERHEAD;
        if (length < 1 || length > Limits.CHUNK_BYTES || length > remaining) {
            throw corrupt(chunk, "a record of " + Integer.toUnsignedString(length) + " bytes of data");
        }
        requireLength(chunk, length, remaining);
        int actual = Crc32cSum.of(records.slice(at + BlockGeometry.RECORD_OVERHEAD, length));
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
