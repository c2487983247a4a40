package panal.protocol.stream;

import java.io.EOFException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.rmi.BulkSessions;
import panal.protocol.rmi.WatchedChannel;
import panal.protocol.token.Nonces;
import panal.protocol.value.StreamTicket;

/**
 * A DataNode's end of its streams. Tickets take no memory before they are used, as they prove themselves; a connection
 * costs a thread of RMI's and 32 KiB, and a large buffer while a large block comes in. Thread-safe.
 */
public final class StreamServer implements BulkSessions {
    private static final Logger log = LoggerFactory.getLogger(StreamServer.class);

    private final StreamRequests requests;
    private final Nonces tickets;
    private final BufferPool buffers;

    /**
     * Serves nobody yet.
     *
     * @param blocksMax large blocks that may come in at once
     * @param patience how long one more waits
     */
    public StreamServer(StreamRequests requests, int blocksMax, Duration patience, Clock clock, SecureRandom random) {
        this.requests = requests;
        this.tickets = new Nonces(clock, random);
        this.buffers = new BufferPool(blocksMax, patience);
    }

    /** Good for one connection, for a minute. */
    public StreamTicket ticket() {
        return new StreamTicket(tickets.issue());
    }

    @Override
    public void serve(WatchedChannel connection) {
        try (StreamSession session = new StreamSession(connection, requests, buffers)) {
            session.run(tickets);
        } catch (EOFException closed) {
            log.trace("stream closed");
        } catch (IOException broken) {
            log.debug("stream broken why=\"{}\"", broken.toString());
        } catch (RuntimeException unforeseen) {
            log.error("stream failed", unforeseen);
        }
    }
}
