package panal.cliente.write;

import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Keeps an upload's path held: three times a minute, as it is held for one. */
final class Renewal implements Closeable {
    private static final long PERIOD_SECONDS = 20;

    private final ScheduledFuture<?> task;

    /** The timer only starts the calls, which run in {@code background}, so that one that hangs delays no other. */
    Renewal(OpenUpload upload, ScheduledExecutorService timer, Executor background) {
        task = timer.scheduleAtFixedRate(
                () -> background.execute(upload::renew), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        task.cancel(false);
    }
}
