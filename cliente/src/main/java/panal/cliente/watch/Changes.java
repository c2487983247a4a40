package panal.cliente.watch;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Patience;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.value.Change;
import panal.protocol.value.ChangeMark;
import panal.protocol.value.ChangePage;
import panal.protocol.value.FilePath;
import panal.protocol.value.WatchRequest;

/**
 * What changes in the tree, as it happens, and as far as the user may list the directory it happens in. The NameNode calls
 * an object of this client; where it cannot, because the client has another address than the one it is seen with, or a
 * firewall stands between, the client asks. Both go on behind the same mark, so nothing is lost or told twice
 * when a connection breaks, or when one way takes the place of the other. A NameNode that was restarted does not know what
 * came before: that is a gap. For one thread at a time.
 */
public final class Changes implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(Changes.class);
    /** Calls in vain, one after another, until the client asks instead. One is enough if none ever came. */
    private static final int MISSES = 2;

    private final ClusterSession session;
    private final Inbox inbox = new Inbox();
    private final Doorbell bell;
    private final Rhythm rhythm;
    private WatchRequest request;
    private long heardMillis;
    private long knownUntilMillis;
    private boolean asks;
    private boolean registered;
    private boolean heard;
    private boolean everHeard;
    private int misses;

    Changes(ClusterSession session, WatchRequest request, Callback callback, Rhythm rhythm) {
        this.session = session;
        this.request = request;
        this.bell = new Doorbell(callback, inbox);
        this.rhythm = rhythm;
    }

    /**
     * Hears of everything from now on.
     *
     * @param top a directory, with all below it; or a file. It need not be there
     * @param flat only the path itself and the names in it
     */
    public static Changes from(ClusterSession session, FilePath top, boolean flat, Callback callback)
            throws PanalException {
        Changes changes = new Changes(session, new WatchRequest(top, flat, ChangeMark.NOW), callback, Rhythm.USUAL);
        changes.begin();
        return changes;
    }

    /** Finds out where now is. */
    void begin() throws PanalException {
        Optional<ChangePage> begin = register();
        accept(begin.isPresent() ? begin.get() : question());
    }

    /**
     * Waits until something has changed, however long, also for a NameNode that does not answer. The page has changes, or a
     * gap, or both. Ends early when the thread is interrupted, with {@link panal.protocol.error.LocalFailure}.
     */
    public ChangePage next() throws PanalException {
        while (true) {
            ChangePage news = asks ? asked() : called();
            if (!news.isEmpty()) {
                return news;
            }
        }
    }

    /**
     * Up to when everything is known that came before the last page: the NameNode's time, milliseconds since 1970. If that
     * page has a gap, this is where the gap begins.
     */
    public long knownUntilMillis() {
        return knownUntilMillis;
    }

    /** Whether the NameNode calls this client; else the client asks. */
    public boolean isCalled() {
        return !asks;
    }

    private ChangePage called() throws PanalException {
        if (!registered) {
            return register().map(this::resume).orElseGet(this::nothing);
        }
        Optional<ChangePage> page = inbox.next(heard ? rhythm.silence() : rhythm.first());
        if (page.isEmpty()) {
            misses++;
            registered = false;
            log.debug("the NameNode does not call misses={} ever_heard={}", misses, everHeard);
            if (!everHeard || misses >= MISSES) {
                askFromNowOn();
            }
            return nothing();
        }
        heard = true;
        everHeard = true;
        misses = 0;
        return isOfThisEpoch(page.get()) ? accept(withoutKnown(page.get())) : nothing();
    }

    private Optional<ChangePage> register() throws PanalException {
        heard = false;
        Optional<ChangePage> begin = Optional.empty();
        try {
            begin = session.call(Patience.forWatching(), s -> bell.ask(s, request));
        } catch (Unreachable gone) {
            throw gone;
        } catch (PanalException refused) {
            // If that was more than a wish not to call, asking fails too.
            log.debug("the NameNode will not call reason={}", refused.getMessage());
        }
        registered = begin.isPresent();
        if (!registered) {
            askFromNowOn();
        }
        return begin;
    }

    private void askFromNowOn() {
        asks = true;
        bell.close();
    }

    private ChangePage asked() throws PanalException {
        long start = System.nanoTime();
        ChangePage page = accept(question());
        boolean atOnce = System.nanoTime() - start < rhythm.pause().toNanos();
        if (page.isEmpty() && atOnce) {
            // So many wait that this client was not let wait.
            inbox.next(rhythm.pause());
        }
        return page;
    }

    private ChangePage question() throws PanalException {
        long millis = rhythm.question().toMillis();
        return session.call(Patience.forWatching(), s -> s.watches().changes(request, millis));
    }

    /** What was called before a restart may still lie here. */
    private boolean isOfThisEpoch(ChangePage page) {
        return page.next().epoch() == request.after().epoch()
                && page.next().transaction() >= request.after().transaction();
    }

    /** A page whose answer was lost comes again, with what has come since. */
    private ChangePage withoutKnown(ChangePage page) {
        long known = request.after().transaction();
        List<Change> fresh = page.changes().stream()
                .filter(change -> change.transaction() > known)
                .toList();
        boolean gap = page.gap() && page.next().transaction() > known;
        return new ChangePage(fresh, page.next(), gap, page.timeMillis());
    }

    /** What came behind the mark is still to be told, unless there is a gap: so nothing is known up to now. */
    private ChangePage resume(ChangePage begin) {
        return begin.gap() ? accept(begin) : nothing();
    }

    private ChangePage accept(ChangePage page) {
        int told = page.changes().size();
        // A full page has only a part of what there was at its time.
        long until =
                told == 0 ? page.timeMillis() : page.changes().get(told - 1).timeMillis();
        knownUntilMillis = page.gap() ? heardMillis : until;
        heardMillis = until;
        request = request.behind(page.next());
        return page;
    }

    private ChangePage nothing() {
        return new ChangePage(List.of(), request.after(), false, heardMillis);
    }

    /** Has the NameNode call no more. */
    @Override
    public void close() {
        if (registered && !Thread.currentThread().isInterrupted()) {
            try {
                session.call(Patience.forGlance(), s -> {
                    bell.end(s);
                    return s;
                });
            } catch (PanalException notHeard) {
                // It finds out with its next call.
                log.debug("listener not ended reason={}", notHeard.getMessage());
            }
        }
        bell.close();
    }
}
