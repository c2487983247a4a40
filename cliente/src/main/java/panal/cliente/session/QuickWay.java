package panal.cliente.session;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.quick.QuickConnection;
import panal.protocol.value.Address;

/**
 * Asks the NameNode without RMI, for a program that may be over before RMI has begun. Whatever is in the way, it gives up for
 * good, and RMI is asked instead, which knows what to say. Thread-safe.
 */
final class QuickWay implements Closeable {
    private final Optional<Address> nameServer;
    private final Credentials credentials;
    /** Guarded by this, as is {@link #givenUp}: one question at a time. */
    private Optional<QuickConnection> open = Optional.empty();

    private boolean givenUp;

    /** Empty: there is no such way. */
    QuickWay(Optional<Address> nameServer, Credentials credentials) {
        this.nameServer = nameServer;
        this.credentials = credentials;
        this.givenUp = nameServer.isEmpty();
    }

    /** The answer; empty when RMI has to be asked. */
    synchronized <R> Optional<R> ask(QuickCall<R> call) throws PanalException {
        if (givenUp) {
            return Optional.empty();
        }
        try {
            if (open.isEmpty()) {
                open = Optional.of(connected());
            }
            return Optional.of(call.on(open.get()));
        } catch (IOException | OutcomeUnknown | Unreachable inTheWay) {
            // The latter two are answers, of a NameNode that is about to be restarted: RMI's callers wait for that.
            LoggerFactory.getLogger(QuickWay.class).debug("asking by RMI reason=\"{}\"", inTheWay.toString());
        }
        close();
        return Optional.empty();
    }

    private QuickConnection connected() throws IOException {
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

    @Override
    public synchronized void close() {
        givenUp = true;
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }
}
