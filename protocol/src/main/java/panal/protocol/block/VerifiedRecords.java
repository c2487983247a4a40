package panal.protocol.block;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import panal.protocol.value.Limits;

/**
 * Some records whose checksums were found right. They stand in the buffer that was verified, whose owner must leave it
 * alone for as long as it reads here. Thread-safe as long as that holds.
 */
public final class VerifiedRecords {
    private final int firstChunk;
    /** All the records, from 0 to the limit; its position is never moved. */
    private final ByteBuffer records;

    private final int chunks;
    private final int[] crcs;

    VerifiedRecords(int firstChunk, ByteBuffer records, int chunks, int[] crcs) {
        this.firstChunk = firstChunk;
        this.records = records;
        this.chunks = chunks;
        this.crcs = crcs;
    }

    /** The index in the block of the first chunk here. */
    public int firstChunk() {
        return firstChunk;
    }

    /** How many chunks are here: 1 to {@link Limits#PACKET_CHUNKS}. */
    public int chunks() {
        return chunks;
    }

    /** How many bytes of data are here, in all chunks. */
    public int dataBytes() {
        return records.limit() - chunks * BlockGeometry.RECORD_OVERHEAD;
    }

    /** Whether the last chunk is short, so that the block ends here. */
    public boolean endsShort() {
        return dataBytes() < chunks * Limits.CHUNK_BYTES;
    }

    /** Appends the chunks' checksums to a running sum of the whole. */
    public void appendTo(Crc32cSum sum) {
        for (int i = 0; i < chunks; i++) {
            sum.append(crcs[i], BlockGeometry.chunkBytes(i, dataBytes()));
        }
    }

    /**
     * Copies data out.
     *
     * @param from where to begin, counted in bytes of data from the first chunk's first byte
     * @throws IndexOutOfBoundsException if there are no such bytes here, or no room there
     */
    public void copy(int from, byte[] target, int offset, int length) {
        int done = 0;
        while (done < length) {
            int step = Math.min(length - done, runAt(from + done));
            records.get(placeOf(from + done), target, offset + done, step);
            done += step;
        }
    }

    /** Writes {@code length} bytes of data, from {@code from} on as in {@link #copy}. */
    public void writeTo(OutputStream out, int from, int length) throws IOException {
        byte[] piece = records.hasArray() ? records.array() : new byte[Math.min(length, Limits.CHUNK_BYTES)];
        int done = 0;
        while (done < length) {
            int step = Math.min(length - done, runAt(from + done));
            int place = placeOf(from + done);
            if (records.hasArray()) {
                out.write(piece, records.arrayOffset() + place, step);
            } else {
                records.get(place, piece, 0, step);
                out.write(piece, 0, step);
            }
            done += step;
        }
    }

    /**
     * The data from {@code from} on that stands together, at most to the end of its chunk: a view, not a copy.
     *
     * @throws IndexOutOfBoundsException if there is no such byte here
     */
    public ByteBuffer run(int from) {
        return records.slice(placeOf(from), runAt(from));
    }

    private int placeOf(int from) {
        return from / Limits.CHUNK_BYTES * BlockGeometry.RECORD_BYTES
                + BlockGeometry.RECORD_OVERHEAD
                + from % Limits.CHUNK_BYTES;
    }

    /** Bytes of data that stand together from here on. */
    private int runAt(int from) {
        if (from < 0 || from >= dataBytes()) {
            throw new IndexOutOfBoundsException("byte " + from + " of " + dataBytes());
        }
        return Math.min(Limits.CHUNK_BYTES - from % Limits.CHUNK_BYTES, dataBytes() - from);
    }
}
