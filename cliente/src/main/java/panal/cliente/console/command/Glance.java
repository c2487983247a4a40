package panal.cliente.console.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A look at something that may be slow, for whoever can go on without it. */
final class Glance {
    private Glance() {}

    /** What was seen; empty when it failed, or took longer and was interrupted. Waiting ends when the thread is interrupted. */
    static <R> Optional<R> within(Duration patience, Callable<R> look) {
        FutureTask<R> task = new FutureTask<>(look);
        Thread looking = new Thread(task, "glance");
        looking.setDaemon(true);
        looking.start();
        try {
            return Optional.of(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return Optional.empty();
        } catch (TimeoutException slow) {
            task.cancel(true);
            return Optional.empty();
        } catch (InterruptedException stop) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
