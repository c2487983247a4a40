package panal.cliente.write;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Patience;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadTicket;

/**
 * An upload as the NameNode knows it: the ticket, and what can be asked with it. What takes longer than one block's first
 * attempt keeps its path held. Thread-safe.
 */
final class OpenUpload implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(OpenUpload.class);
    private static final Patience ONCE = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static final Patience BRIEFLY = new Patience(Duration.ofSeconds(3), Duration.ZERO, Duration.ZERO);

    private final ClusterSession session;
    private final UploadTicket ticket;
    private final Patience patience;
    private final Renewal renewal;

    OpenUpload(ClusterSession session, UploadTicket ticket, Patience patience, Uploader.Threads threads) {
        this.session = session;
        this.ticket = ticket;
        this.patience = patience;
        this.renewal = new Renewal(this::renew, threads.timer(), threads.workers());
    }

    /** This may take a while: the path is kept held until the upload is closed. */
    void takesLonger() {
        renewal.begin();
    }

    @Override
    public void close() {
        renewal.close();
    }

    UploadTicket ticket() {
        return ticket;
    }

    /** What the first DataNode of the grant's chain is asked. */
    BlockWrite orderFor(BlockGrant grant) {
        List<NodeName> chain = grant.chain();
        return new BlockWrite(
                grant.token(),
                new BlockOrigin(ticket.file(), grant.index(), ticket.path()),
                ticket.durability(),
                chain.subList(1, chain.size()));
    }

    List<BlockGrant> add(int firstIndex, int count, List<FinishedBlock> finished) throws PanalException {
        return session.call(patience, s -> s.addBlocks(ticket, firstIndex, count, finished));
    }

    /** Hands finished blocks in without asking for more. */
    void handIn(List<FinishedBlock> finished) throws PanalException {
        List<FinishedBlock> sent = List.copyOf(finished);
        session.call(patience.withoutWaitingForNodes(), s -> s.addBlocks(ticket, 0, 0, sent));
    }

    /** A new attempt, after this one failed. */
    BlockGrant again(BlockGrant failed, List<NodeName> nodes) throws PanalException {
        takesLonger();
        return session.call(
                patience,
                s -> s.retryBlock(
                        ticket,
                        failed.index(),
                        failed.token().block(),
                        failed.token().attempt(),
                        nodes));
    }

    /**
     * Ends the upload. An interrupt meanwhile ends the connection, not what the NameNode has begun: the same request, made
     * once more, tells what became of it, so that nobody hears of a failure and finds the file there.
     */
    FileStatus complete(List<FinishedBlock> finished, RequestId request) throws PanalException {
        List<FinishedBlock> sent = List.copyOf(finished);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return session.call(patience.withoutWaitingForNodes(), s -> s.complete(ticket, sent, request));
                } catch (PanalException failure) {
                    if (interrupted || !Thread.interrupted()) {
                        throw failure;
                    }
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A failure is no harm: the next time may do, and completion decides anyway. */
    private void renew() {
        try {
            session.call(ONCE, s -> {
                s.renew(ticket);
                return ticket;
            });
        } catch (PanalException failure) {
            log.debug("upload not renewed path={} reason={}", ticket.path(), failure.getMessage());
        }
    }

    /** Gives the upload up. If the NameNode cannot be told, the upload expires by itself. */
    void abandon() {
        boolean interrupted = Thread.interrupted();
        try {
            session.call(BRIEFLY, s -> {
                s.abandon(ticket);
                return ticket;
            });
        } catch (PanalException failure) {
            log.debug("upload not abandoned path={} reason={}", ticket.path(), failure.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
