package panal.cliente.write;

import java.io.Closeable;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Keeps an upload's path held once it is begun: three times a minute, as it is held for one. Thread-safe. */
final class Renewal implements Closeable {
    private static final long PERIOD_SECONDS = 20;

    private final Runnable renew;
    private final ScheduledExecutorService timer;
    private final Executor background;
    /** Guarded by this. */
    private Optional<ScheduledFuture<?>> task = Optional.empty();

    private boolean closed;

    /** The timer only starts the calls, which run in {@code background}, so that one that hangs delays no other. */
    Renewal(Runnable renew, ScheduledExecutorService timer, Executor background) {
        this.renew = renew;
        this.timer = timer;
        this.background = background;
    }

    /** Begins, unless it has begun. An upload that goes through at once never does. */
    synchronized void begin() {
        if (task.isEmpty() && !closed) {
            task = Optional.of(timer.scheduleAtFixedRate(
                    () -> background.execute(renew), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        task.ifPresent(started -> started.cancel(false));
    }
}
