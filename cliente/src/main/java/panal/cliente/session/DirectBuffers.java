package panal.cliente.session;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import panal.protocol.block.BlockGeometry;
import panal.protocol.value.Limits;

/**
 * Buffers for a packet's records, outside of the heap, so that the system reads and writes them as they are. They are used
 * again and again; there are never more of them than {@value #MOST}, and whoever wants another one then gets one on the
 * heap. Thread-safe.
 */
public final class DirectBuffers {
    /** A packet's records: 448 KiB and their heads. */
    public static final int BYTES = Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES;

    /** All of them together have 28 MiB. */
    private static final int MOST = 64;

    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    /** A buffer of {@link #BYTES}, cleared; what it holds is of no meaning. */
    public ByteBuffer take() {
        ByteBuffer kept = free.poll();
        if (kept != null) {
            return kept.clear();
        }
        if (made.get() < MOST && made.incrementAndGet() <= MOST) {
            return ByteBuffer.allocateDirect(BYTES);
        }
        return ByteBuffer.allocate(BYTES);
    }

    /** Gives back what was taken, which the caller must not use any more. */
    public void giveBack(ByteBuffer buffer) {
        if (buffer.isDirect()) {
            free.add(buffer);
        }
    }
}
