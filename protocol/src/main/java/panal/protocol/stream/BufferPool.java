package panal.protocol.stream;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import panal.protocol.error.Busy;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** Buffers for large frames, outside of the heap: a bounded number, the one used last first. Thread-safe. */
final class BufferPool {
    private final int most;
    private final Duration patience;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();

    BufferPool(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
        this.free = new Semaphore(most, true);
    }

    ByteBuffer take() throws PanalException {
        try {
            if (!free.tryAcquire() && !free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy(most + " blocks come in over streams already; try another node");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("this node stops");
        }
        ByteBuffer last = idle.pollFirst();
        return last == null ? made() : last;
    }

    private ByteBuffer made() {
        boolean made = false;
        try {
            ByteBuffer buffer = ByteBuffer.allocateDirect(StreamLimits.LARGE_BUFFER_BYTES);
            made = true;
            return buffer;
        } finally {
            if (!made) {
                free.release();
            }
        }
    }

    void giveBack(ByteBuffer buffer) {
        idle.addFirst(buffer);
        free.release();
    }
}
