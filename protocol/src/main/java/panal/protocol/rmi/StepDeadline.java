package panal.protocol.rmi;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * When the one step that is under way on a connection takes too long. Begun and ended by the thread that makes the step; the
 * watcher looks at it, and says so when it ends the connection for it.
 */
final class StepDeadline {
    /** When what is under way is late (System.nanoTime(), never 0), or 0. Written by the using thread only. */
    private volatile long deadline;
    /** Whether the connection was shut down because a step was late. */
    private volatile boolean missed;

    void begin(int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        deadline = end == 0 ? 1 : end;
    }

    void end() {
        deadline = 0;
    }

    boolean isLate(long nowNanos) {
        long end = deadline;
        return end != 0 && nowNanos - end > 0;
    }

    /** To be called before the connection is ended for it, so that the waiting thread finds the reason. */
    void miss() {
        missed = true;
    }

    boolean missed() {
        return missed;
    }

    /** What a step throws that ended with {@code broken}: a timeout, if that was why. */
    IOException why(IOException broken, int millis) {
        if (!missed) {
            return broken;
        }
        SocketTimeoutException timeout = new SocketTimeoutException("nothing taken or given within " + millis + " ms");
        timeout.initCause(broken);
        return timeout;
    }
}
