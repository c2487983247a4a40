package panal.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition instead of for a time; the deadline is only a safety net. */
public final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(10);

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) {
        until(what, DEADLINE, condition);
    }

    /** Fails with {@code what} and the condition's last exception when the deadline passes. */
    public static void until(String what, Duration deadline, Callable<Boolean> condition) {
        long end = System.nanoTime() + deadline.toNanos();
        AssertionError late = new AssertionError("waited " + deadline.toSeconds() + " s in vain until " + what);
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (Exception notYet) {
                late = new AssertionError("waited " + deadline.toSeconds() + " s in vain until " + what, notYet);
            }
            if (System.nanoTime() > end) {
                throw late;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
