package panal.namenode.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.remote.Session;
import panal.protocol.remote.Watches;
import panal.protocol.rmi.RmiPort;

/** The sessions that are open: one exported object each. Thread-safe. */
final class Sessions {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final int MAX = 10_000;

    private final RmiPort port;
    private final Clock clock;
    private final Duration idle;
    private final Desks desks;
    private final Set<SessionObject> open = ConcurrentHashMap.newKeySet();

    Sessions(RmiPort port, Clock clock, Duration idle, Desks desks) {
        this.port = port;
        this.clock = clock;
        this.idle = idle;
        this.desks = desks;
    }

    /** A new session; its stub. */
    Session open(String user) throws LocalFailure {
        if (open.size() >= MAX) {
            throw new LocalFailure("the NameNode has " + MAX + " sessions open; close clients and try again");
        }
        SessionObject session = new SessionObject(user, this, desks, clock);
        open.add(session);
        log.debug("session opened user={} open={}", user, open.size());
        return port.export(session, Session.class);
    }

    /** What a user may ask, for somebody who calls it here: nothing is exported, and nothing has to end. */
    Session forQuestions(String user) {
        return new SessionObject(user, this, desks, clock);
    }

    void end(SessionObject session, String why) {
        if (open.remove(session)) {
            port.unexport(session);
            desks.operators().end(session);
            desks.watches().end(session);
            log.debug("session ended user={} reason={} open={}", session.user(), why, open.size());
        }
    }

    /** The session's object for orders, if its user may give any. */
    Operator operator(SessionObject session) throws PanalException {
        Operator operator = desks.operators().of(session);
        if (!open.contains(session)) {
            desks.operators().end(session);
        }
        return operator;
    }

    /** The session's object for who watches. */
    Watches watches(SessionObject session) throws LocalFailure {
        Watches watches = desks.watches().of(session);
        if (!open.contains(session)) {
            desks.watches().end(session);
        }
        return watches;
    }

    /** Ends what was idle for too long. */
    void sweep() {
        Instant limit = clock.instant().minus(idle);
        for (SessionObject session : open) {
            if (session.used().isBefore(limit)) {
                end(session, "idle");
            }
        }
    }

    int size() {
        return open.size();
    }
}
