package panal.datanode;

import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's own threads, named for what they do; RMI has more. Thread-safe. */
final class Workers implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final long BEAT_MILLIS = 100;
    private static final long TEND_MILLIS = 1_000;
    private static final int FORWARDERS_MAX = 512;
    private static final int BACKGROUND_MAX = 8;
    /** No more are made at once. */
    private static final int COPIES_MAX = 3;

    private static final long END_SECONDS = 2;

    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(named("heartbeat"));
    private final ScheduledExecutorService tending = Executors.newSingleThreadScheduledExecutor(named("tending"));
    private final ThreadPoolExecutor forwarding = pool("forward", FORWARDERS_MAX);
    private final ThreadPoolExecutor background = pool("background", BACKGROUND_MAX);
    private final ExecutorService copying = Executors.newFixedThreadPool(COPIES_MAX, named("copy"));
    private final ScheduledExecutorService scrubbing = Executors.newSingleThreadScheduledExecutor(named("scrub"));

    /** Runs the job several times a second; it throws nothing. */
    void beat(Runnable job) {
        ScheduledFuture<?> unused = heartbeat.scheduleWithFixedDelay(job, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs the job every second; it throws nothing. */
    void tend(Runnable job) {
        ScheduledFuture<?> unused =
                tending.scheduleWithFixedDelay(job, TEND_MILLIS, TEND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs the job every second, for as long as it takes; it throws nothing. */
    void scrub(Runnable job) {
        ScheduledFuture<?> unused =
                scrubbing.scheduleWithFixedDelay(job, TEND_MILLIS, TEND_MILLIS, TimeUnit.MILLISECONDS);
    }

    void beatNoMore() {
        heartbeat.shutdown();
    }

    /** A thread for each block that is being passed on. */
    Executor forwarding() {
        return forwarding;
    }

    Executor background() {
        return background;
    }

    /** For ordered copies. */
    Executor copying() {
        return copying;
    }

    /** Lets heartbeats end before the node leaves. */
    void stopBeating() throws InterruptedException {
        heartbeat.shutdown();
        tending.shutdown();
        if (!heartbeat.awaitTermination(2, TimeUnit.SECONDS)) {
            heartbeat.shutdownNow();
        }
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
        tending.shutdownNow();
        forwarding.shutdownNow();
        background.shutdown();
        endOfDiskWork();
    }

    /** Waits for it: an interrupt in the middle of a write would close the file, and look like a broken disk. */
    private void endOfDiskWork() {
        copying.shutdown();
        scrubbing.shutdown();
        try {
            boolean ended = copying.awaitTermination(END_SECONDS, TimeUnit.SECONDS)
                    && scrubbing.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            log.debug("work on the disks ended in_time={}", ended);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Refuses what it has no thread for. */
    private static ThreadPoolExecutor pool(String name, int most) {
        return new ThreadPoolExecutor(0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named(name));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
