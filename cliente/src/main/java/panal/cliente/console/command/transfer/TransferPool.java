package panal.cliente.console.command.transfer;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import panal.cliente.console.shell.Attempts;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;

/**
 * Several files on their way at once. Whoever brings files waits while many wait already, so that a tree of any size
 * takes little memory. Closing ends what is under way by interrupting it. Its methods are for one thread.
 */
final class TransferPool implements AutoCloseable {
    /** Time for transfers that were interrupted to take back what they began. */
    private static final int GRACE_SECONDS = 5;

    /** Empty: whoever brings a transfer makes it. */
    private final Optional<ExecutorService> workers;

    private final Semaphore room;
    private final int places;
    private final Attempts attempts;
    /** What ended everything, or what a program error threw; whoever brings files or waits for them throws it. */
    private final AtomicReference<@Nullable Throwable> end = new AtomicReference<>();

    TransferPool(int threads, Attempts attempts) {
        this(
                Optional.of(Executors.newFixedThreadPool(threads, task -> new Thread(task, "transfer"))),
                threads,
                attempts);
    }

    private TransferPool(Optional<ExecutorService> workers, int threads, Attempts attempts) {
        this.workers = workers;
        this.places = threads * 2;
        this.room = new Semaphore(places);
        this.attempts = attempts;
    }

    /** For files that are moved one after the other, by the thread that brings them: one alone has none to run beside. */
    static TransferPool ofNoThreads(Attempts attempts) {
        return new TransferPool(Optional.empty(), 1, attempts);
    }

    /** Has the transfer made soon; its failure is told like any attempt's. */
    void submit(Attempts.Attempt transfer) throws PanalException {
        acquire(1);
        if (end.get() != null) {
            room.release();
            throwEnd();
        }
        if (workers.isPresent()) {
            workers.get().execute(() -> make(transfer));
        } else {
            make(transfer);
        }
    }

    private void make(Attempts.Attempt transfer) {
        try {
            if (end.get() == null) {
                attempts.attempt(transfer);
            }
        } catch (Unreachable | RuntimeException | Error failure) {
            end.compareAndSet(null, failure);
        } finally {
            room.release();
        }
    }

    /** Whether {@link #submit} would not wait. */
    boolean hasRoom() {
        return room.availablePermits() > 0;
    }

    /** Waits until all that was submitted has ended. */
    void finish() throws PanalException {
        acquire(places);
        room.release(places);
        throwEnd();
    }

    @Override
    public void close() {
        if (workers.isEmpty()) {
            return;
        }
        workers.get().shutdownNow();
        try {
            workers.get().awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private void acquire(int wanted) throws LocalFailure {
        try {
            room.acquire(wanted);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted");
        }
    }

    private void throwEnd() throws PanalException {
        Throwable failure = end.get();
        if (failure instanceof Unreachable gone) {
            throw gone;
        }
        if (failure instanceof RuntimeException mistake) {
            throw mistake;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
