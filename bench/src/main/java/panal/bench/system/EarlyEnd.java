package panal.bench.system;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets a benchmark that is ended by a signal stop all that it has started. Its child processes are ended at once, so that
 * whatever the benchmark waits for fails and it takes the way of every failure: stops the systems, whose services are no
 * children of its, and removes their data. The JVM waits for that. Nothing helps against SIGKILL.
 */
public final class EarlyEnd implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "early-end");

    private final Consumer<String> log;

    private EarlyEnd(Consumer<String> log) {
        this.log = log;
    }

    /**
     * From now on until it is closed, which is to be done after all systems have been stopped.
     *
     * @param log told what could not be done
     */
    public static EarlyEnd prepare(Consumer<String> log) {
        EarlyEnd prepared = new EarlyEnd(log);
        Runtime.getRuntime().addShutdownHook(prepared.hook);
        return prepared;
    }

    private void end() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.accept("panal: services of the benchmark may run on");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs, and has just been told to go on.
        }
    }
}
