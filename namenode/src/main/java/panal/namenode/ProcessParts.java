package panal.namenode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** What a process is put together of, and how each part is ended: the last one first. For one thread at a time. */
final class ProcessParts {
    private static final int PATIENCE_SECONDS = 5;

    private final Deque<Runnable> ends = new ArrayDeque<>();

    /** A part that is ended before those that are there already, which it may use. */
    void add(Runnable end) {
        ends.push(end);
    }

    /** A part that is ended behind those that are there already, which use it. */
    void addBelow(Runnable end) {
        ends.addLast(end);
    }

    /** The same with an executor; what it runs may come to its end. */
    void addBelow(ExecutorService executor) {
        addBelow(() -> stop(executor));
    }

    /** Has a task run by a thread of its own, again and again. */
    void every(long millis, String thread, Runnable task) {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(daemon(thread));
        ScheduledFuture<?> repeated = scheduler.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
        add(() -> {
            repeated.cancel(false);
            stop(scheduler);
        });
    }

    /** Threads that keep no process alive. */
    static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void stop(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends them all. */
    void end() {
        ends.forEach(Runnable::run);
        ends.clear();
    }
}
