package panal.cliente.session;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.quick.QuickConnection;
import panal.protocol.value.Address;

/**
 * Asks the NameNode without RMI, for a program that may be over before RMI has begun. Whatever is in the way, it gives up for
 * good, and RMI is asked instead, which knows how to wait and what to say. Each thread that asks has a connection of its own
 * meanwhile. Thread-safe.
 */
final class QuickWay implements Closeable {
    private final Optional<Address> nameServer;
    private final Credentials credentials;
    /** Connections that nobody asks on now. Guarded by this, as is {@link #givenUp}. */
    private final Deque<QuickConnection> idle = new ArrayDeque<>();

    private boolean givenUp;

    /** Empty: there is no such way. */
    QuickWay(Optional<Address> nameServer, Credentials credentials) {
        this.nameServer = nameServer;
        this.credentials = credentials;
        this.givenUp = nameServer.isEmpty();
    }

    /**
     * The answer; empty when RMI has to be asked.
     *
     * @param patience what it waits for is no answer: RMI's callers ask again
     */
    <R> Optional<R> ask(Patience patience, QuickCall<R> call) throws PanalException {
        if (isGivenUp()) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer(call));
        } catch (IOException broken) {
            // Whoever is interrupted stops, and has not lost this way for what is to be undone.
            if (Thread.currentThread().isInterrupted()) {
                throw new LocalFailure("interrupted", broken);
            }
            giveUp(broken);
        } catch (PanalException refused) {
            if (!isWaitedOut(refused, patience)) {
                throw refused;
            }
            giveUp(refused);
        }
        return Optional.empty();
    }

    /** Also where it is not waited for at all: RMI finds out whether it is so, and has the words. */
    private static boolean isWaitedOut(PanalException refused, Patience patience) {
        return refused instanceof OutcomeUnknown
                || refused instanceof Unreachable
                || !patience.with(refused).isZero();
    }

    private <R> R answer(QuickCall<R> call) throws IOException, PanalException {
        QuickConnection connection = taken();
        boolean whole = false;
        try {
            R answer = call.on(connection);
            whole = true;
            return answer;
        } catch (PanalException refused) {
            whole = true;
            throw refused;
        } finally {
            if (whole) {
                giveBack(connection);
            } else {
                connection.close();
            }
        }
    }

    private QuickConnection taken() throws IOException {
        synchronized (this) {
            QuickConnection last = idle.pollLast();
            if (last != null) {
                return last;
            }
        }
        try {
            return loggedIn(QuickConnection.toNameNode(nameServer.orElseThrow()));
        } catch (PanalException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private QuickConnection loggedIn(QuickConnection connection) throws IOException, PanalException {
        boolean done = false;
        try {
            connection.logIn(credentials.user(), credentials.key());
            done = true;
            return connection;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private void giveBack(QuickConnection connection) {
        synchronized (this) {
            if (!givenUp) {
                idle.addLast(connection);
                return;
            }
        }
        connection.close();
    }

    private synchronized boolean isGivenUp() {
        return givenUp;
    }

    private void giveUp(Exception inTheWay) {
        LoggerFactory.getLogger(QuickWay.class).debug("asking by RMI reason=\"{}\"", inTheWay.toString());
        close();
    }

    /** Gives up; what is being asked is answered still. */
    @Override
    public void close() {
        List<QuickConnection> left;
        synchronized (this) {
            givenUp = true;
            left = new ArrayList<>(idle);
            idle.clear();
        }
        for (QuickConnection connection : left) {
            connection.close();
        }
    }
}
