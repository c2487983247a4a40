package panal.cliente.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/**
 * One transfer under way: some tasks run at the same time, the first failure stops the rest, and what was begun is undone
 * unless the transfer {@linkplain #settle settles}. One thread starts the tasks and waits for them; it may be interrupted.
 * {@link #stop} may be called from anywhere.
 */
public final class Transfer implements AutoCloseable {
    private final Executor executor;
    private final int width;
    private final Consumer<Transfer> ended;
    private final AtomicReference<Optional<Runnable>> undo = new AtomicReference<>(Optional.empty());
    /** Held while what was begun is undone: who closes it, too, goes on when that is done, and may take the way there down. */
    private final Object undoing = new Object();
    /** Guards the fields below; notified whenever one changes. */
    private final Object lock = new Object();

    private int running;
    private boolean halted;
    private Optional<PanalException> failure = Optional.empty();
    private Optional<RuntimeException> mishap = Optional.empty();

    Transfer(Executor executor, int width, Consumer<Transfer> ended) {
        this.executor = executor;
        this.width = width;
        this.ended = ended;
    }

    /** What to do when the transfer ends without having settled. Runs at most once. */
    public void onFailure(Runnable undoing) {
        undo.set(Optional.of(undoing));
    }

    /** Runs the task, after waiting for a free place; throws what made the transfer stop. */
    public void start(TransferTask task) throws PanalException {
        synchronized (lock) {
            awaitFewerThan(width);
            throwIfStopped();
            running++;
        }
        try {
            executor.execute(() -> run(task));
        } catch (RejectedExecutionException closed) {
            throw new LocalFailure("the connection to the cluster is closed", closed);
        }
    }

    /** Waits until all tasks have ended; throws what made the transfer stop, without waiting for the tasks that remain. */
    public void finish() throws PanalException {
        synchronized (lock) {
            awaitFewerThan(1);
            throwIfStopped();
        }
    }

    /** Throws what made the transfer stop, if it did. For tasks to look at between two steps. */
    public void throwIfStopped() throws PanalException {
        synchronized (lock) {
            if (mishap.isPresent()) {
                throw mishap.get();
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    /** Lets the transfer end with this failure, unless it has another one already. */
    public void stop(PanalException reason) {
        synchronized (lock) {
            if (!stopped()) {
                failure = Optional.of(reason);
            }
            lock.notifyAll();
        }
    }

    /** The same, though nothing has failed: somebody wants it to end. */
    void halt(LocalFailure reason) {
        synchronized (lock) {
            halted = !stopped() || halted;
            stop(reason);
        }
    }

    /** Whether it has ended because somebody wanted it to, by an interrupt or by closing the client. */
    public boolean halted() {
        synchronized (lock) {
            return halted;
        }
    }

    /** Waits, unless the transfer stops meanwhile. */
    public void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (lock) {
            try {
                for (long left = time.toMillis(); left > 0 && !stopped(); ) {
                    lock.wait(left);
                    left = (end - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                halt(new LocalFailure("interrupted", stop));
            }
        }
    }

    /** The transfer has reached its end: there is nothing to undo. */
    public void settle() {
        undo.set(Optional.empty());
    }

    /** Undoes what was begun, unless the transfer has settled; tasks that still run find that it has stopped. */
    @Override
    public void close() {
        stop(new LocalFailure("the transfer has ended"));
        synchronized (undoing) {
            Optional<Runnable> left = undo.getAndSet(Optional.empty());
            if (left.isPresent()) {
                left.get().run();
            }
        }
        ended.accept(this);
    }

    private boolean stopped() {
        return failure.isPresent() || mishap.isPresent();
    }

    /** Call with the lock held. */
    private void awaitFewerThan(int limit) {
        try {
            while (running >= limit && !stopped()) {
                lock.wait();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            halt(new LocalFailure("interrupted", stop));
        }
    }

    private void run(TransferTask task) {
        try {
            task.run();
        } catch (PanalException failed) {
            stop(failed);
        } catch (RuntimeException unexpected) {
            synchronized (lock) {
                mishap = Optional.of(unexpected);
            }
        } finally {
            synchronized (lock) {
                running--;
                lock.notifyAll();
            }
        }
    }
}
