package panal.cluster.campaign.fault;

import java.util.concurrent.locks.LockSupport;

/** Time that has to pass, because the fault is that time passes. */
final class Pause {
    private Pause() {}

    static void of(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
