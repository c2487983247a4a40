package panal.namenode.service;

import java.time.Duration;
import java.time.Instant;
import panal.protocol.remote.ChangeListener;
import panal.protocol.value.ChangeMark;
import panal.protocol.value.WatchRequest;

/** One listener, and how far it was told. At most one call of it is under way. Thread-safe. */
final class Watcher {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SessionObject session;
    private final ChangeListener listener;
    /** Run once: when it is over, and no call of it holds a thread any more. */
    private final Runnable freed;
    /** What is still to be told; guarded by this, as all below. */
    private WatchRequest request;
    /** When it was last told something, or was taken on. */
    private Instant told;
    /** Until when it is left alone, because a call of it failed. */
    private Instant pause;

    private boolean busy;
    private boolean woken;
    private boolean over;
    private int failures;

    Watcher(SessionObject session, ChangeListener listener, Runnable freed, WatchRequest request, Instant now) {
        this.session = session;
        this.listener = listener;
        this.freed = freed;
        this.request = request;
        this.told = now;
        this.pause = now;
    }

    SessionObject session() {
        return session;
    }

    ChangeListener listener() {
        return listener;
    }

    boolean is(SessionObject ofSession, ChangeListener other) {
        return session == ofSession && listener.equals(other);
    }

    synchronized WatchRequest request() {
        return request;
    }

    /** Whether the caller is to tell it now; else whoever does so already looks once more. */
    synchronized boolean begin(Instant now) {
        if (busy) {
            woken = true;
            return false;
        }
        busy = !over && !now.isBefore(pause);
        woken = false;
        return busy;
    }

    /** Whether the one who tells it has to go on; else that is over. */
    synchronized boolean goesOn(boolean more) {
        if (!over && (more || woken)) {
            woken = false;
            return true;
        }
        rest();
        return false;
    }

    private void rest() {
        busy = false;
        woken = false;
        if (over) {
            freed.run();
        }
    }

    /** It is told nothing any more; to be called once. */
    synchronized void end() {
        over = true;
        if (!busy) {
            freed.run();
        }
    }

    /** Whether it has heard nothing for so long. */
    synchronized boolean isSilentFor(Duration time, Instant now) {
        return !told.plus(time).isAfter(now);
    }

    synchronized void told(ChangeMark next, Instant now) {
        told = now;
        failures = 0;
        request = request.behind(next);
    }

    /** There was nothing for it up to this mark. */
    synchronized void passOver(ChangeMark next) {
        request = request.behind(next);
    }

    /** A call of it failed; how often that was so in a row. It is left alone for a moment. */
    synchronized int failed(Instant now) {
        pause = now.plus(PAUSE);
        rest();
        return ++failures;
    }
}
