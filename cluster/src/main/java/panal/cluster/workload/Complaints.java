package panal.cluster.workload;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import panal.protocol.error.NotFound;

/** What clients met: errors, which a fault may bring about, and violations, which nothing excuses. Thread-safe. */
public final class Complaints {
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();

    void error(String what) {
        errors.add(what);
    }

    void violation(String what) {
        violations.add(what);
    }

    void read() {
        reads.incrementAndGet();
    }

    /** A file that is not there is more than an error: it had been acknowledged. */
    void failedRead(String path, Exception failure) {
        if (failure instanceof NotFound || failure.getCause() instanceof NotFound) {
            violation(path + " is gone: " + failure);
        } else {
            error("read " + path + ": " + failure);
        }
    }

    /** Operations that were not acknowledged, and reads that broke off. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Reads that brought the right bytes. */
    public int reads() {
        return reads.get();
    }
}
