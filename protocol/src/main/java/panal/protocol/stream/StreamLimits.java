package panal.protocol.stream;

import panal.protocol.block.BlockGeometry;
import panal.protocol.value.Limits;

/** Bounds on what comes over a stream. */
final class StreamLimits {
    /** Changes with any change to the frames. */
    static final short VERSION = 2;
    /** Type and length. */
    static final int FRAME_HEAD_BYTES = 5;

    static final int TICKET_BYTES = 32;
    /** The longest order has a path of 4 KiB and a chain of 31 names. */
    static final int HEAD_BYTES_MAX = 8 * 1024;

    static final int RECORDS_BYTES_MAX = Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES;
    static final int BODY_BYTES_MAX = HEAD_BYTES_MAX + RECORDS_BYTES_MAX;
    /** Each connection has as much for itself: enough for heads, answers and blocks of small files. */
    static final int SMALL_BUFFER_BYTES = 16 * 1024;
    /** A frame of any length, and the head of the next one. */
    static final int LARGE_BUFFER_BYTES = BODY_BYTES_MAX + 2 * FRAME_HEAD_BYTES;

    private StreamLimits() {}

    /** As it is sent. */
    static int patience(long millis) {
        return (int) Math.max(0, Math.min(millis, Integer.MAX_VALUE));
    }
}
