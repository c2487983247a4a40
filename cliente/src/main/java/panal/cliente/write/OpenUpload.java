package panal.cliente.write;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Patience;
import panal.cliente.write.BlockUpload.Landed;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.WrittenPage;

/**
 * An upload as the NameNode knows it: the ticket, and what can be asked with it. What takes longer than one block's first
 * attempt keeps its path held. Thread-safe.
 */
final class OpenUpload implements Closeable {
    private static final Patience ONCE = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static final Patience BRIEFLY = new Patience(Duration.ofSeconds(3), Duration.ZERO, Duration.ZERO);

    private final ClusterSession session;
    private final UploadTicket ticket;
    private final Patience patience;
    private final Uploader.Threads threads;
    private final Consumer<PanalException> ended;
    private final LandedBlocks landed;
    private final Renewal renewal;
    /** Whether it has more than one block, so that the NameNode knows it by more than its ticket. */
    private volatile boolean several;

    /** @param ended told why, when another client has taken the upload up, or it was given up */
    OpenUpload(
            ClusterSession session,
            UploadTicket ticket,
            Patience patience,
            Uploader.Threads threads,
            Consumer<PanalException> ended) {
        this.session = session;
        this.ticket = ticket;
        this.patience = patience;
        this.threads = threads;
        this.ended = ended;
        this.landed = new LandedBlocks(ticket.replication(), ticket.blockSize());
        this.renewal = new Renewal(this::renew, threads.timer(), threads.workers());
    }

    /** This may take a while: the path is kept held until the upload is closed. */
    void takesLonger() {
        renewal.begin();
    }

    /** This has several blocks, and may take long. */
    void hasSeveralBlocks() {
        several = true;
        takesLonger();
    }

    @Override
    public void close() {
        renewal.close();
    }

    LandedBlocks landed() {
        return landed;
    }

    /** DataNodes have a block; of many the NameNode is told while others are sent. */
    void landed(Landed block) {
        if (landed.add(block) && several) {
            try {
                threads.workers().execute(this::renew);
            } catch (RejectedExecutionException closing) {
                log().debug("blocks not handed in, as the client is closed path={}", ticket.path());
            }
        }
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

    /** Grants for more blocks; tells of some that have landed on the way. */
    List<BlockGrant> add(int firstIndex, int count) throws PanalException {
        List<FinishedBlock> told = landed.take();
        try {
            return addBlocks(patience, firstIndex, count, told);
        } catch (PanalException failure) {
            landed.putBack(told);
            throw failure;
        }
    }

    /** Hands finished blocks in without asking for more. */
    void handIn(List<FinishedBlock> finished) throws PanalException {
        handIn(patience.withoutWaitingForNodes(), finished);
    }

    private void handIn(Patience howLong, List<FinishedBlock> finished) throws PanalException {
        List<FinishedBlock> sent = List.copyOf(finished);
        addBlocks(howLong, 0, 0, sent);
    }

    private List<BlockGrant> addBlocks(Patience howLong, int firstIndex, int count, List<FinishedBlock> told)
            throws PanalException {
        return session.ask(
                howLong,
                q -> q.uploads().addBlocks(ticket, firstIndex, count, told),
                s -> s.addBlocks(ticket, firstIndex, count, told));
    }

    /** Which blocks the DataNodes have of what an earlier client has sent. */
    WrittenPage written(int firstIndex) throws PanalException {
        return session.call(patience, s -> s.written(ticket, firstIndex, Limits.PAGE_ENTRIES));
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
                    return session.ask(
                            patience.withoutWaitingForNodes(),
                            q -> q.uploads().complete(ticket, sent, request),
                            s -> s.complete(ticket, sent, request));
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

    /** A failure is no harm: the next time may do, and completion decides anyway. Only one that is over ends. */
    private void renew() {
        try {
            boolean told = several && landed.tell(blocks -> handIn(ONCE, blocks));
            if (several) {
                tellThin();
            }
            if (!told) {
                session.ask(ONCE, q -> q.uploads().renew(ticket), s -> {
                    s.renew(ticket);
                    return ticket;
                });
            }
        } catch (PathHeld | InvalidInput over) {
            ended.accept(over);
        } catch (PanalException failure) {
            log().debug("upload not renewed path={} reason={}", ticket.path(), failure.getMessage());
        }
    }

    /** Where other nodes could take a copy too, one is too few, and the block stays to be sent again. */
    private void tellThin() throws PanalException {
        try {
            landed.tellThin(blocks -> handIn(ONCE, blocks), false);
        } catch (NoDataNodes tooFewCopies) {
            log().debug("blocks kept back path={} reason={}", ticket.path(), tooFewCopies.getMessage());
        }
    }

    /** One block that is on too few nodes by now does not keep the others from being kept. */
    private void handInWhatCounts(List<FinishedBlock> blocks) throws PanalException {
        try {
            handIn(BRIEFLY, blocks);
        } catch (NoDataNodes tooFewCopies) {
            int half = blocks.size() / 2;
            if (half > 0) {
                handInWhatCounts(blocks.subList(0, half));
                handInWhatCounts(blocks.subList(half, blocks.size()));
            }
        }
    }

    /**
     * Leaves the upload to another client, with all blocks that have landed. Answers for how long it is kept: zero when
     * nobody could be asked, and empty when nothing is kept.
     */
    Optional<Duration> park() {
        boolean interrupted = Thread.interrupted();
        try {
            List<FinishedBlock> untold = landed.takeAll();
            for (int from = 0; from < untold.size(); from += LandedBlocks.AT_ONCE) {
                handInWhatCounts(untold.subList(from, Math.min(untold.size(), from + LandedBlocks.AT_ONCE)));
            }
            landed.tellThin(this::handInWhatCounts, true);
            long millis = session.ask(BRIEFLY, q -> q.uploads().park(ticket), s -> s.park(ticket));
            return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
        } catch (PanalException failure) {
            log().debug("upload not parked path={} reason={}", ticket.path(), failure.getMessage());
            return Optional.of(Duration.ZERO);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Gives the upload up. If the NameNode cannot be told, the upload expires by itself. */
    void abandon() {
        boolean interrupted = Thread.interrupted();
        try {
            session.ask(BRIEFLY, q -> q.uploads().abandon(ticket), s -> {
                s.abandon(ticket);
                return ticket;
            });
        } catch (PanalException failure) {
            log().debug("upload not abandoned path={} reason={}", ticket.path(), failure.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Looked for when there is something to say: the first one of a process takes a while. */
    private static Logger log() {
        return LoggerFactory.getLogger(OpenUpload.class);
    }
}
