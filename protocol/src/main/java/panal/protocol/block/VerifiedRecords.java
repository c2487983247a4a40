package panal.protocol.block;

import java.io.IOException;
import java.io.OutputStream;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;

/** The records of a packet whose checksums were found right. Immutable, thread-safe. */
public final class VerifiedRecords {
    private final Packet packet;
    private final int chunks;
    private final int[] crcs;

    VerifiedRecords(Packet packet, int chunks, int[] crcs) {
        this.packet = packet;
        this.chunks = chunks;
        this.crcs = crcs;
    }

    /** The index in the block of the first chunk here. */
    public int firstChunk() {
        return packet.firstChunk();
    }

    /** How many chunks are here: 1 to {@link Limits#PACKET_CHUNKS}. */
    public int chunks() {
        return chunks;
    }

    /** How many bytes of data are here, in all chunks. */
    public int dataBytes() {
        return packet.records().length - chunks * BlockGeometry.RECORD_OVERHEAD;
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
            System.arraycopy(packet.records(), placeOf(from + done), target, offset + done, step);
            done += step;
        }
    }

    /** Writes {@code length} bytes of data, from {@code from} on as in {@link #copy}. */
    public void writeTo(OutputStream out, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int step = Math.min(length - done, runAt(from + done));
            out.write(packet.records(), placeOf(from + done), step);
            done += step;
        }
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
