package panal.datanode.throttle;

import java.io.Closeable;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Makes work wait for its turn, byte by byte; one for each purpose. Thread-safe: all who share it share its rate. */
public final class Throttle implements Closeable {
    /** The rate is looked at again so often: who waits must not sleep on when the clients have gone. */
    private static final long STEP_MILLIS = 100;

    private final LongSupplier rate;
    private final TokenBucket bucket;
    private final Pause pause;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Lets time pass. */
    interface Pause {
        void pass(long millis) throws InterruptedException;
    }

    /**
     * Lets everything through at this rate.
     *
     * @param rate bytes a second, positive, {@link Long#MAX_VALUE} for no limit; asked again and again
     */
    public Throttle(LongSupplier rate, Clock clock) {
        this.rate = rate;
        this.bucket = new TokenBucket(clock);
        this.pause = this::waitUnlessClosed;
    }

    Throttle(LongSupplier rate, Clock clock, Pause pause) {
        this.rate = rate;
        this.bucket = new TokenBucket(clock);
        this.pause = pause;
    }

    /**
     * Waits until so many more bytes may go.
     *
     * @throws InterruptedException if the throttle was closed
     */
    public void take(long bytes) throws InterruptedException {
        while (true) {
            requireOpen();
            long millis = bucket.take(bytes, rate.getAsLong());
            if (millis == 0) {
                return;
            }
            pause.pass(Math.min(millis, STEP_MILLIS));
        }
    }

    /** Throws if the throttle was closed: what failed after that has failed for that. */
    public void requireOpen() throws InterruptedException {
        if (closed.getCount() == 0) {
            throw new InterruptedException("the node stops");
        }
    }

    /** Ends all work that waits here, or will. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void waitUnlessClosed(long millis) throws InterruptedException {
        boolean unused = closed.await(millis, TimeUnit.MILLISECONDS);
    }
}
