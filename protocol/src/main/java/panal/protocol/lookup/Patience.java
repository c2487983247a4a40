package panal.protocol.lookup;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;

/** Tries again while the other side is not up yet: services may be started in any order. */
final class Patience {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final long STEP_MILLIS = 50;
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final long limitNanos;

    Patience(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /** What is tried. */
    @FunctionalInterface
    interface Attempt<R> {
        R make() throws PanalException;
    }

    <R> R until(String what, Attempt<R> attempt) throws PanalException {
        long begin = System.nanoTime();
        long nextLine = begin;
        while (true) {
            try {
                return attempt.make();
            } catch (Unreachable notYet) {
                long now = System.nanoTime();
                if (now - begin >= limitNanos) {
                    throw notYet;
                }
                if (now - nextLine >= 0) {
                    log.info("{} reason={}", what, notYet.getMessage());
                    nextLine = now + LINE_NANOS;
                }
            }
            step(what);
        }
    }

    private static void step(String what) throws LocalFailure {
        try {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while " + what);
        }
    }
}
