package panal.namenode.service;

import java.rmi.NoSuchObjectException;
import java.rmi.RemoteException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.watch.ChangeFeed;
import panal.protocol.error.Busy;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.ChangeListener;
import panal.protocol.remote.Watches;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.value.ChangePage;
import panal.protocol.value.WatchRequest;

/**
 * Tells those who watch, each in a thread of its own while it is told: one that hangs delays nobody else. Thread-safe.
 */
final class WatchDesk {
    static final int LISTENERS_OF_USER = 100;
    static final int LISTENERS = 1_000;
    /** How often a listener hears that the NameNode is there. */
    static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);
    /** How long changes are kept when nobody watches any more. */
    static final Duration REST_AFTER = Duration.ofMinutes(10);
    /** Each that waits for an answer holds one of the process's 1,024 threads for calls. */
    private static final int WAITING_OF_USER = 100;

    private static final int WAITING = 300;
    private static final int FAILURES = 3;

    private static final Logger log = LoggerFactory.getLogger(WatchDesk.class);

    private final ChangeFeed feed;
    private final ChangePages pages;
    private final Executor telling;
    private final Clock clock;
    /** Of each watcher one, until its last call has ended too: so one that hangs cannot be ended and begun without end. */
    private final Quota listeners = new Quota(LISTENERS_OF_USER, LISTENERS);

    private final Quota waiting = new Quota(WAITING_OF_USER, WAITING);
    /** Adding and removing are done by this object's lock, with their counting. */
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

    private volatile Instant watched;

    /**
     * Nobody watches yet.
     *
     * @param telling a thread for each task: tasks may hang for as long as a call may
     */
    WatchDesk(ChangeFeed feed, ChangePages pages, Executor telling, Clock clock) {
        this.feed = feed;
        this.pages = pages;
        this.telling = telling;
        this.clock = clock;
        this.watched = clock.instant();
    }

    /** Takes a listener on, in place of itself if it is known. */
    ChangePage watch(SessionObject session, WatchRequest request, ChangeListener listener) throws Busy {
        watched = clock.instant();
        ChangePage begin = pages.begin(request);
        Runnable freed = () -> listeners.giveBack(session.user());
        Watcher watcher = new Watcher(session, listener, freed, request.behind(begin.next()), clock.instant());
        add(watcher);
        // At once: whoever hears nothing cannot be called.
        tell(watcher, true);
        return begin;
    }

    private synchronized void add(Watcher watcher) throws Busy {
        end(watcher.session(), watcher.listener());
        String user = watcher.session().user();
        if (!listeners.take(user)) {
            throw new Busy("there are too many listeners (at most " + LISTENERS_OF_USER + " a user, " + LISTENERS
                    + " in all); end some, or ask for changes instead");
        }
        watchers.add(watcher);
    }

    /** What has changed; waits for it if need be. */
    ChangePage changes(SessionObject session, WatchRequest request, long waitMillis) throws PanalException {
        watched = clock.instant();
        String user = session.user();
        ChangePage page = pages.next(user, request);
        if (!page.isEmpty() || request.after().isNow() || !waiting.take(user)) {
            return page;
        }
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(Math.max(0, Math.min(waitMillis, Watches.WAIT_MILLIS)));
            long deadline = System.nanoTime() + nanos;
            // What others do wakes this too, however often: the time is up all the same.
            for (long left = nanos; left > 0 && page.isEmpty(); left = deadline - System.nanoTime()) {
                if (feed.await(page.next().transaction(), left)) {
                    page = pages.next(user, request.behind(page.next()));
                }
            }
            return page;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("the NameNode is stopping", stop);
        } finally {
            waiting.giveBack(user);
        }
    }

    /** Ends a listener of a session. */
    synchronized void end(SessionObject session, ChangeListener listener) {
        watchers.stream().filter(known -> known.is(session, listener)).forEach(this::drop);
    }

    /** Ends all listeners of a session. */
    synchronized void end(SessionObject session) {
        watchers.stream().filter(known -> known.session() == session).forEach(this::drop);
    }

    private synchronized void drop(Watcher watcher) {
        if (watchers.remove(watcher)) {
            watcher.end();
        }
    }

    /** There is something to tell. */
    void news() {
        watchers.forEach(watcher -> tell(watcher, false));
    }

    /** Gives signs of life, and lets the changes go when nobody has watched for long; to be called a few times a second. */
    void sweep() {
        Instant now = clock.instant();
        if (!watchers.isEmpty()) {
            watched = now;
        }
        for (Watcher watcher : watchers) {
            if (watcher.isSilentFor(SIGN_OF_LIFE, now)) {
                tell(watcher, true);
            }
        }
        if (feed.isAwake() && watched.plus(REST_AFTER).isBefore(now)) {
            feed.rest();
        }
    }

    private void tell(Watcher watcher, boolean alsoNothing) {
        if (watcher.begin(clock.instant())) {
            toTell(watcher, alsoNothing).ifPresent(page -> telling.execute(() -> run(watcher, page)));
        }
    }

    /** The next page for a watcher that has begun; without one that is over. Only computes, so no thread is needed for it. */
    private Optional<ChangePage> toTell(Watcher watcher, boolean alsoNothing) {
        try {
            do {
                ChangePage page = pages.next(watcher.session().user(), watcher.request());
                if (alsoNothing || !page.isEmpty()) {
                    return Optional.of(page);
                }
                watcher.passOver(page.next());
            } while (watcher.goesOn(false));
        } catch (RuntimeException defect) {
            log.error("listener cannot be told user={}", watcher.session().user(), defect);
            drop(watcher);
            watcher.failed(clock.instant());
        }
        return Optional.empty();
    }

    private void run(Watcher watcher, ChangePage first) {
        Optional<ChangePage> page = Optional.of(first);
        while (page.isPresent() && called(watcher, page.get())) {
            page = watcher.goesOn(!page.get().isEmpty()) ? toTell(watcher, false) : Optional.empty();
        }
    }

    private boolean called(Watcher watcher, ChangePage page) {
        try {
            watcher.listener().changed(page);
        } catch (NoSuchObjectException gone) {
            drop(watcher);
            watcher.failed(clock.instant());
            return false;
        } catch (RemoteException unheard) {
            failed(watcher, RemoteCalls.translated("the listener", unheard).getMessage());
            return false;
        } catch (RuntimeException defect) {
            failed(watcher, defect.toString());
            return false;
        }
        watcher.told(page.next(), clock.instant());
        watcher.session().caller();
        return true;
    }

    private void failed(Watcher watcher, @Nullable String why) {
        int failures = watcher.failed(clock.instant());
        log.debug(
                "listener not told user={} failures={} reason=\"{}\"",
                watcher.session().user(),
                failures,
                why);
        if (failures >= FAILURES) {
            drop(watcher);
            log.info(
                    "listener given up user={} reason=\"{}\"", watcher.session().user(), why);
        }
    }
}
