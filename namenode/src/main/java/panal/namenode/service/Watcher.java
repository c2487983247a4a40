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
    /** What is still to be told; guarded by this, as all below. */
    private WatchRequest request;
    /** When it was last told something, or was taken on. */
    private Instant told;
    /** Until when it is left alone, because a call of it failed. */
    private Instant pause;

    private boolean busy;
    private boolean woken;
    private int failures;

    Watcher(SessionObject session, ChangeListener listener, WatchRequest request, Instant now) {
        this.session = session;
        this.listener = listener;
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
        busy = !now.isBefore(pause);
        woken = false;
        return busy;
    }

    /** Whether the one who tells it has to go on; else that is over. */
    synchronized boolean goesOn(boolean more) {
        busy = more || woken;
        woken = false;
        return busy;
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
        busy = false;
        pause = now.plus(PAUSE);
        return ++failures;
    }
}
