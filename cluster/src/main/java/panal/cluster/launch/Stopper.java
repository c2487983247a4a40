package panal.cluster.launch;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Asks every service of a home to end: DataNodes first, while the NameNode can still hear them go. */
final class Stopper {
    private static final long STEP_NANOS = 10_000_000L;

    private final LocalServices services;
    private final long deadlineNanos;

    /** Waits until {@code deadlineNanos} of System.nanoTime(). */
    Stopper(LocalServices services, long deadlineNanos) {
        this.services = services;
        this.deadlineNanos = deadlineNanos;
    }

    void stop() throws IOException {
        stop(name -> name.startsWith("datanode-"));
        stop("namenode"::equals);
        stop("nameserver"::equals);
    }

    private void stop(Predicate<String> which) throws IOException {
        List<String> names = services.running().stream().filter(which).toList();
        names.forEach(name -> services.process(name).ifPresent(ProcessHandle::destroy));
        while (names.stream().anyMatch(name -> services.process(name).isPresent())
                && System.nanoTime() < deadlineNanos) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
