package panal.protocol.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.msgpack.core.MessagePack.Code;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;

/**
 * Makes a block's records from its bytes, a packet at a time, in one buffer: fill it with {@link #put} or {@link #fill}
 * until it is {@link #full} or the bytes end, then {@link #take} the packet or {@link #records look at it}. The bytes are
 * read to where they stand in the packet, and are not moved again. Not thread-safe.
 */
public final class RecordEncoder {
    private static final int PACKET_BYTES = Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES;

    private final Crc32cSum sum = new Crc32cSum();
    /** Holds one packet. */
    private final ByteBuffer buffer;

    private final int capacity;
    private int firstChunk;
    private int chunks;
    /** Bytes of data in the record that is being filled, which is the one behind {@link #chunks} whole ones. */
    private int pending;

    private boolean ended;
    private boolean taken;

    /** With a buffer of its own for whole packets. */
    public RecordEncoder() {
        this(ByteBuffer.allocate(PACKET_BYTES));
    }

    /**
     * Makes packets in what remains of this buffer, which nobody else may use meanwhile.
     *
     * @param room for some whole records, of which at most {@link Limits#PACKET_CHUNKS} are used, or for just the records
     *     of a whole block
     */
    public RecordEncoder(ByteBuffer room) {
        this.buffer = room.slice();
        this.capacity = Math.min(PACKET_BYTES, buffer.capacity());
    }

    /** With no more room than the records of a block with so many bytes of data need, or a packet of them. */
    public static RecordEncoder forBlock(long dataBytes) {
        return new RecordEncoder(
                ByteBuffer.allocate((int) Math.min(PACKET_BYTES, BlockGeometry.recordsBytes(dataBytes))));
    }

    /** Whether the packet holds all that it can, so that it must be taken. */
    public boolean full() {
        return !taken && dataAt() + pending >= capacity;
    }

    /** Whether there is nothing to take. */
    public boolean empty() {
        return taken || (chunks == 0 && pending == 0);
    }

    /** Takes as many bytes as fit this packet; says how many, 0 when it is full. */
    public int put(byte[] data, int offset, int length) {
        int done = 0;
        nextPacketIfTaken();
        while (done < length && !full()) {
            int step = Math.min(length - done, room());
            window(step).put(data, offset + done, step);
            advance(step);
            done += step;
        }
        return done;
    }

    /**
     * Reads from {@code in}, which blocks, until the packet is full, {@code atMost} bytes are read or the bytes end.
     *
     * @return how many bytes were read; fewer than {@code atMost} and not {@link #full} only at the end
     */
    public long fill(ReadableByteChannel in, long atMost) throws IOException {
        long done = 0;
        nextPacketIfTaken();
        while (done < atMost && !full()) {
            int step = in.read(window((int) Math.min(atMost - done, room())));
            if (step < 0) {
                break;
            }
            advance(step);
            done += step;
        }
        return done;
    }

    /**
     * The packet so far, as {@link #records} gives it, in an array of its own.
     *
     * @throws IllegalStateException if the packet is empty
     */
    public Packet take() {
        int first = packetChunk();
        ByteBuffer made = records();
        byte[] copy = new byte[made.remaining()];
        made.get(copy);
        return new Packet(first, copy);
    }

    /**
     * The packet so far, in the buffer itself: to be used before more bytes are put, which make the next packet. A packet
     * that ends within a chunk is the block's last one: nothing can be put behind it.
     *
     * @throws IllegalStateException if the packet is empty
     */
    public ByteBuffer records() {
        if (empty()) {
            throw new IllegalStateException("no bytes for a packet");
        }
        if (pending > 0) {
            ended = true;
            close(pending);
        }
        taken = true;
        long before = (long) firstChunk * BlockGeometry.RECORD_BYTES;
        return buffer.clear().slice(0, (int) (BlockGeometry.recordsBytes(sum.length()) - before));
    }

    /** The index in the block of the first chunk of the packet that was made last, or is being made. */
    public int packetChunk() {
        return firstChunk;
    }

    /** Length and checksum of all packets taken, and of the whole chunks of the one being filled. */
    public BlockSum sum() {
        return sum.blockSum();
    }

    private void nextPacketIfTaken() {
        if (ended) {
            throw new IllegalStateException("the block has ended within a chunk");
        }
        if (taken) {
            taken = false;
            firstChunk += chunks;
            chunks = 0;
        }
    }

    /** The buffer, set to where the next {@code length} bytes of data go. */
    private ByteBuffer window(int length) {
        int at = dataAt() + pending;
        return buffer.limit(at + length).position(at);
    }

    private int room() {
        return Math.min(Limits.CHUNK_BYTES, capacity - dataAt()) - pending;
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
        int at = dataAt();
        int crc = Crc32cSum.of(buffer.limit(at + length).position(at));
        buffer.position(at - BlockGeometry.RECORD_OVERHEAD)
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
