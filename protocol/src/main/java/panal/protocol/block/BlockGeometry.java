package panal.protocol.block;

import panal.protocol.value.Limits;

/**
 * Where things stand in a block's file. All records have {@link #RECORD_BYTES}, but for the last one, which may be shorter.
 *
 * @param headerBytes the encoded header's length
 */
public record BlockGeometry(int headerBytes) {
    /** What a record adds to its data: array of two (1), uint32 (1 + 4), bin32 (1 + 4). */
    public static final int RECORD_OVERHEAD = 11;
    /** A record of a full chunk: 65,547 bytes. */
    public static final int RECORD_BYTES = RECORD_OVERHEAD + Limits.CHUNK_BYTES;

    public BlockGeometry {
        if (headerBytes < 1 || headerBytes > BlockHeader.BYTES_MAX) {
            throw new IllegalArgumentException("a header of " + headerBytes + " bytes");
        }
    }

    /** The offset in the file of a chunk's record. */
    public long recordAt(int chunk) {
        return headerBytes + (long) chunk * RECORD_BYTES;
    }

    /** The offset in the file of the trailer of a block with so many bytes of data. */
    public long trailerAt(long dataBytes) {
        return headerBytes + recordsBytes(dataBytes);
    }

    /** The length of the whole file of a block with so many bytes of data. */
    public long fileBytes(long dataBytes) {
        return trailerAt(dataBytes) + BlockTrailer.BYTES;
    }

    /** The length of all records of a block with so many bytes of data. */
    public static long recordsBytes(long dataBytes) {
        return dataBytes + (long) chunks(dataBytes) * RECORD_OVERHEAD;
    }

    /** The number of chunks of a block with so many bytes of data. */
    public static int chunks(long dataBytes) {
        return (int) ((dataBytes + Limits.CHUNK_BYTES - 1) / Limits.CHUNK_BYTES);
    }

    /** The bytes of data in a chunk of a block with so many bytes of data in all; 0 behind its end. */
    public static int chunkBytes(int chunk, long dataBytes) {
        long before = (long) chunk * Limits.CHUNK_BYTES;
        return (int) Math.max(0, Math.min(Limits.CHUNK_BYTES, dataBytes - before));
    }
}
