package panal.cliente.console.progress;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has frame after frame drawn until it is closed. */
interface Ticker extends AutoCloseable {
    void begin(Runnable frame, View.Pace pace);

    /** No frame begins from now on; one that is being drawn is not waited for. */
    @Override
    void close();

    /** On a thread of its own, which keeps nobody from ending. Begun at most once, and closed by whoever began it. */
    final class OfThread implements Ticker {
        private Optional<ScheduledExecutorService> timer = Optional.empty();
        private Optional<ScheduledFuture<?>> frames = Optional.empty();

        @Override
        public void begin(Runnable frame, View.Pace pace) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "progress");
                thread.setDaemon(true);
                return thread;
            });
            timer = Optional.of(started);
            frames = Optional.of(
                    started.scheduleWithFixedDelay(frame, pace.first(), pace.every(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() {
            frames.ifPresent(future -> future.cancel(true));
            timer.ifPresent(ScheduledExecutorService::shutdownNow);
        }
    }
}
