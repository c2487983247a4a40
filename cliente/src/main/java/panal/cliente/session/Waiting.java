package panal.cliente.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import panal.protocol.error.LocalFailure;

/** Pauses between two tries, which end at once when the client is closed. Thread-safe. */
final class Waiting {
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 1_000;

    private final CountDownLatch closed = new CountDownLatch(1);

    void close() {
        closed.countDown();
    }

    void requireOpen() throws LocalFailure {
        if (closed.getCount() == 0) {
            throw new LocalFailure("the connection to the cluster is closed");
        }
    }

    /** Waits before try number {@code tries + 1}: 50 ms first, twice as long each time, a second at most. */
    void pause(int tries, Duration atMost) throws LocalFailure {
        long millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 5));
        try {
            if (closed.await(Math.min(millis, Math.max(1, atMost.toMillis())), TimeUnit.MILLISECONDS)) {
                requireOpen();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", stop);
        }
    }
}
