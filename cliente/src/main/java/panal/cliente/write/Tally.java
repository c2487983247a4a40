package panal.cliente.write;

import java.util.concurrent.atomic.AtomicLong;
import panal.cliente.session.Progress;

/** Adds up what several threads have sent. Thread-safe. */
final class Tally {
    private final Progress progress;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    Tally(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** Some bytes more; less than 0 takes some back. */
    void add(long bytes) {
        progress.moved(done.addAndGet(bytes), total);
    }

    /** How far one block is. */
    void block(int index, long sent, long length) {
        progress.block(index, sent, length);
    }

    void blockEnded(int index) {
        progress.blockEnded(index);
    }
}
