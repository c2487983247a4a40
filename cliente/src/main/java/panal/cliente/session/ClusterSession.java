package panal.cliente.session;

import java.io.Closeable;
import java.rmi.NoSuchObjectException;
import java.rmi.RemoteException;
import java.rmi.ServerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.Session;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.value.ClusterStatus;

/**
 * One user's standing in the cluster. Logs in when needed, and again when the NameNode was restarted or has forgotten the
 * session; repeats what failed without an answer, with the same request id, for as long as its {@link Patience} lasts.
 * Thread-safe; waiting stops when the thread is interrupted or this object is closed.
 */
public final class ClusterSession implements Closeable {
    private static final String NAMENODE = "namenode";

    private final LogIn logIn;
    private final QuickWay quick;
    private final Clock clock;
    private final LossNotice notice;
    private final Waiting waiting = new Waiting();
    /** Guards {@link #current}, and lets one thread log in for all. */
    private final ReentrantLock lock = new ReentrantLock();

    private Optional<Session> current = Optional.empty();

    public ClusterSession(ServiceFinder finder, Credentials credentials, Clock clock, ConnectionListener listener) {
        this.logIn = new LogIn(finder, credentials);
        this.quick = new QuickWay(finder.quickWay(), credentials);
        this.clock = clock;
        this.notice = new LossNotice(listener, clock);
    }

    public String user() {
        return logIn.user();
    }

    /** Makes the call, again and again if need be; throws the last failure when patience is out. */
    public <R> R call(Patience patience, SessionCall<R> call) throws PanalException {
        return repeat(patience, () -> {
            quick.close();
            Session session = session();
            try {
                return call.on(session);
            } catch (RemoteException failure) {
                drop(session);
                throw failure;
            } catch (RuntimeException thrownThere) {
                throw new ServerException("unexpected", thrownThere);
            }
        });
    }

    /** The same for what can be asked without RMI, which is done as long as nobody has needed RMI. */
    public <R> R ask(Patience patience, QuickCall<R> quickly, SessionCall<R> call) throws PanalException {
        Optional<R> answer = quick.ask(patience, quickly);
        return answer.isPresent() ? answer.get() : call(patience, call);
    }

    /** The cluster at a glance, which needs no log-in. */
    public ClusterStatus status() throws PanalException {
        return repeat(Patience.forCommand(), logIn::status);
    }

    /** Ends the session; what waits for the NameNode fails. Does not throw: a session ends by itself too. */
    @Override
    public void close() {
        waiting.close();
        quick.close();
        Optional<Session> last;
        lock.lock();
        try {
            last = current;
            current = Optional.empty();
        } finally {
            lock.unlock();
        }
        if (last.isPresent()) {
            try {
                last.get().logout();
            } catch (RemoteException gone) {
                log().debug("logout failed reason={}", gone.toString());
            }
        }
    }

    /** Looked for when there is something to say: the first one of a process takes a while. */
    private static Logger log() {
        return LoggerFactory.getLogger(ClusterSession.class);
    }

    private interface Try<R> {
        R run() throws RemoteException, PanalException;
    }

    private <R> R repeat(Patience patience, Try<R> step) throws PanalException {
        Instant start = clock.instant();
        boolean stale = false;
        for (int tries = 0; ; tries++) {
            waiting.requireOpen();
            PanalException failure;
            try {
                R answer = step.run();
                notice.answered();
                return answer;
            } catch (NoSuchObjectException forgotten) {
                failure = RemoteCalls.translated(NAMENODE, forgotten);
                if (!stale) {
                    stale = true;
                    continue;
                }
            } catch (RemoteException noAnswer) {
                failure = RemoteCalls.translated(NAMENODE, noAnswer);
            } catch (PanalException refused) {
                failure = refused;
            }
            Duration left = patience.with(failure).minus(Duration.between(start, clock.instant()));
            if (left.isNegative() || left.isZero()) {
                throw failure;
            }
            log().debug("call repeated tries={} reason={}", tries + 1, failure.getMessage());
            tell(tries, failure, left);
            waiting.pause(tries, left);
        }
    }

    /** A connection that a restart broke is made anew at once, and nobody needs to know; the second failure is a loss. */
    private void tell(int tries, PanalException failure, Duration left) {
        if (tries > 0
                && failure instanceof Unreachable
                && !Thread.currentThread().isInterrupted()) {
            notice.unanswered(failure, left);
        }
    }

    private Session session() throws RemoteException, PanalException {
        lockUnlessInterrupted();
        try {
            if (current.isEmpty()) {
                current = Optional.of(logIn.run());
            }
            return current.get();
        } finally {
            lock.unlock();
        }
    }

    private void drop(Session broken) {
        lock.lock();
        try {
            if (current.isPresent() && current.get().equals(broken)) {
                current = Optional.empty();
            }
        } finally {
            lock.unlock();
        }
    }

    private void lockUnlessInterrupted() throws LocalFailure {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", stop);
        }
    }
}
