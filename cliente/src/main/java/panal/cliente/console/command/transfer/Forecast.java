package panal.cliente.console.command.transfer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import panal.cliente.console.progress.ProgressBoard;
import panal.protocol.error.LocalFailure;

/** How much is going to be copied, once that is known. Thread-safe. */
final class Forecast {
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final CountDownLatch known = new CountDownLatch(1);

    void add(long moreBytes) {
        files.incrementAndGet();
        bytes.addAndGet(moreBytes);
    }

    /** That was all, or nothing more will come. */
    void end() {
        known.countDown();
    }

    /** Waits until it is known. */
    void take(ProgressBoard.Count count) throws LocalFailure {
        try {
            known.await();
            count.add(files.get(), bytes.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted");
        }
    }
}
