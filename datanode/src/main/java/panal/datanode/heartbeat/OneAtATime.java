package panal.datanode.heartbeat;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs one job in the background, and not again while it still runs: what is late must not pile up. Thread-safe. */
final class OneAtATime {
    private final Executor executor;
    private final Runnable job;
    private final AtomicBoolean running = new AtomicBoolean();

    OneAtATime(Executor executor, Runnable job) {
        this.executor = executor;
        this.job = job;
    }

    /** Begins the job unless it runs already. */
    void begin() {
        if (running.compareAndSet(false, true)) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException busy) {
                running.set(false);
            }
        }
    }

    private void run() {
        try {
            job.run();
        } finally {
            running.set(false);
        }
    }
}
