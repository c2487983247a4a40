package panal.protocol.block;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.msgpack.core.MessagePack.Code;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;

/**
 * Makes a block's records from its bytes, a packet at a time: fill it with {@link #put} or {@link #fill} until it is
 * {@link #full} or the bytes end, then {@link #take} the packet. Holds one packet at most. Not thread-safe.
 */
public final class RecordEncoder {
    private static final int PACKET_BYTES = Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES;

    private final Crc32cSum sum = new Crc32cSum();
    private byte[] records = {};
    private int firstChunk;
    private int chunks;
    /** Bytes of data in the record that is being filled, which is the one behind {@link #chunks} whole ones. */
    private int pending;

    private boolean ended;

    /** Whether the packet holds all that it can, so that it must be taken. */
    public boolean full() {
        return chunks == Limits.PACKET_CHUNKS;
    }

    /** Whether there is nothing to take. */
    public boolean empty() {
        return chunks == 0 && pending == 0;
    }

    /** Takes as many bytes as fit this packet; says how many, 0 when it is full. */
    public int put(byte[] data, int offset, int length) {
        int taken = 0;
        while (taken < length && !full()) {
            int step = Math.min(length - taken, room());
            System.arraycopy(data, offset + taken, records(), dataAt() + pending, step);
            advance(step);
            taken += step;
        }
        return taken;
    }

    /**
     * Reads from {@code in} until the packet is full, {@code atMost} bytes are read or the stream ends.
     *
     * @return how many bytes were read; fewer than {@code atMost} and not {@link #full} only at the stream's end
     */
    public long fill(InputStream in, long atMost) throws IOException {
        long taken = 0;
        while (taken < atMost && !full()) {
            int step = in.read(records(), dataAt() + pending, (int) Math.min(atMost - taken, room()));
            if (step < 0) {
                break;
            }
            advance(step);
            taken += step;
        }
        return taken;
    }

    /**
     * The packet so far; the next one begins behind it. A packet that ends within a chunk is the block's last one: nothing
     * can be put behind it.
     *
     * @throws IllegalStateException if the packet is empty
     */
    public Packet take() {
        if (empty()) {
            throw new IllegalStateException("no bytes for a packet");
        }
        if (pending > 0) {
            ended = true;
            close(pending);
        }
        int length = (int) (BlockGeometry.recordsBytes(sum.length()) - (long) firstChunk * BlockGeometry.RECORD_BYTES);
        Packet packet = new Packet(firstChunk, length == records.length ? records : Arrays.copyOf(records, length));
        firstChunk += chunks;
        chunks = 0;
        records = new byte[0];
        return packet;
    }

    /** Length and checksum of all packets taken, and of the whole chunks of the one being filled. */
    public BlockSum sum() {
        return sum.blockSum();
    }

    /** The packet's array, with room for the record that is being filled; small at first, as most files are. */
    private byte[] records() {
        if (ended) {
            throw new IllegalStateException("the block has ended within a chunk");
        }
        if (records.length == 0) {
            records = new byte[firstChunk == 0 ? BlockGeometry.RECORD_BYTES : PACKET_BYTES];
        } else if (dataAt() > records.length) {
            records = Arrays.copyOf(records, PACKET_BYTES);
        }
        return records;
    }

    private int room() {
        return Limits.CHUNK_BYTES - pending;
    }

    private int dataAt() {
        return chunks * BlockGeometry.RECORD_BYTES + BlockGeometry.RECORD_OVERHEAD;
    }

    private void advance(int step) {
        pending += step;
        if (pending == Limits.CHUNK_BYTES) {
            close(pending);
        }
    }

    /** Puts the record's head in front of its data: fixed width, whatever the values. */
    private void close(int length) {
        int crc = Crc32cSum.of(records, dataAt(), length);
        ByteBuffer.wrap(records, chunks * BlockGeometry.RECORD_BYTES, BlockGeometry.RECORD_OVERHEAD)
                .put((byte) (Code.FIXARRAY_PREFIX | 2))
                .put(Code.UINT32)
                .putInt(crc)
                .put(Code.BIN32)
                .putInt(length);
        sum.append(crc, length);
        chunks++;
        pending = 0;
    }
}
