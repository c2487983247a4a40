package panal.cliente;

import java.io.Closeable;
import java.time.Clock;
import java.util.Optional;
import panal.cliente.read.Downloader;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Credentials;
import panal.cliente.session.ServiceFinder;
import panal.cliente.write.Uploader;

/** The parts of one client, put together; those that move files only when there is one to move. Thread-safe. */
final class Wiring implements Closeable {
    private final ServiceFinder finder;
    private final Credentials credentials;
    private final Clock clock;
    private final ConnectOptions options;
    private final ClusterSession session;
    /** Made with the first transfer: a command that only asks has no use for it. Guarded by this. */
    private Optional<TransferParts> parts = Optional.empty();
    /** Guarded by this. */
    private boolean closed;

    Wiring(ServiceFinder finder, Credentials credentials, Clock clock, ConnectOptions options) {
        this.finder = finder;
        this.credentials = credentials;
        this.clock = clock;
        this.options = options;
        this.session = new ClusterSession(finder, credentials, clock, options.listener());
    }

    ClusterSession session() {
        return session;
    }

    Uploader uploader() {
        return parts().uploader();
    }

    Downloader downloader() {
        return parts().downloader();
    }

    private synchronized TransferParts parts() {
        if (parts.isEmpty()) {
            TransferParts made = new TransferParts(session, finder, credentials, clock, options);
            if (closed) {
                made.end();
                made.endThreads();
            }
            parts = Optional.of(made);
        }
        return parts.get();
    }

    /** First the transfers, which say so to the NameNode, then the session. */
    @Override
    public void close() {
        Optional<TransferParts> made;
        synchronized (this) {
            closed = true;
            made = parts;
        }
        if (made.isPresent()) {
            made.get().end();
        }
        session.close();
        if (made.isPresent()) {
            made.get().endThreads();
        }
    }
}
