package panal.datanode.chain;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import panal.datanode.heartbeat.Standing;
import panal.datanode.store.BlockStore;
import panal.datanode.store.UnfinishedBlock;
import panal.protocol.block.BlockHeader;
import panal.protocol.error.Busy;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.rmi.RmiPort;
import panal.protocol.stream.StreamPool;
import panal.protocol.stream.StreamRequests;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** Begins the writing of blocks, here and on the nodes behind, and keeps count of those under way. Thread-safe. */
public final class Chains {
    private static final String TOO_MANY = "too many blocks are being passed on";
    /** A call of RMI that writes a whole block says nothing of it; the wait for the nodes behind is shorter. */
    private static final long RMI_PATIENCE_MILLIS = 25_000;

    private final BlockStore store;
    private final ReceiptSigner signer;
    private final PeerCalls peers;
    private final RmiPort port;
    private final Executor forwarding;
    private final Clock clock;
    private final ChainSettings settings;
    private final Optional<StreamPool> streams;
    private final Semaphore admission;
    private final Set<ChainBlock> open = ConcurrentHashMap.newKeySet();

    /**
     * Begins nothing yet.
     *
     * @param port where the writers stand
     * @param streams how blocks are passed on; else by RMI
     * @param forwarding runs a task for each block that is passed on; may refuse one
     */
    public Chains(
            BlockStore store,
            ClusterSecret secret,
            Standing standing,
            Peers peers,
            Optional<StreamPool> streams,
            RmiPort port,
            Executor forwarding,
            Clock clock,
            ChainSettings settings) {
        this.store = store;
        this.signer = new ReceiptSigner(secret, standing);
        this.peers = new PeerCalls(peers);
        this.streams = streams;
        this.port = port;
        this.forwarding = forwarding;
        this.clock = clock;
        this.settings = settings;
        this.admission = new Semaphore(settings.writersMax(), true);
    }

    /** Blocks open for writing. */
    public int writers() {
        return open.size();
    }

    /** Begins a block, whose token has been checked; gives the stub of its writer. */
    public BlockWriter open(BlockWrite order) throws PanalException {
        AtomicReference<@Nullable ChainWriter> writer = new AtomicReference<>();
        ChainBlock block = begin(order, () -> {}, () -> unexport(writer.get()));
        ChainWriter made = new ChainWriter(block);
        writer.set(made);
        try {
            BlockWriter stub = port.export(made, BlockWriter.class);
            if (!open.contains(block)) {
                // It was overtaken before anybody could have known of its writer.
                port.unexport(made);
            }
            return stub;
        } catch (LocalFailure refused) {
            block.abort();
            throw refused;
        }
    }

    private void unexport(@Nullable ChainWriter writer) {
        if (writer != null) {
            port.unexport(writer);
        }
    }

    /**
     * Begins a block that comes by a stream, and whose token has been checked.
     *
     * @param givenUp run when it is ended by another thread than its writer's
     */
    public StreamRequests.IncomingBlock open(BlockWrite order, Runnable givenUp) throws PanalException {
        return begin(order, givenUp, () -> {});
    }

    private ChainBlock begin(BlockWrite order, Runnable givenUp, Runnable onEnd) throws PanalException {
        BlockHeader header = headerOf(order);
        admit(order);
        boolean begun = false;
        try {
            UnfinishedBlock unfinished = store.begin(header);
            ChainBlock block =
                    new ChainBlock(unfinished, order.durability(), behind(order), signer, clock, givenUp, ended -> {
                        open.remove(ended);
                        admission.release();
                        onEnd.run();
                    });
            begun = true;
            open.add(block);
            return block;
        } finally {
            if (!begun) {
                admission.release();
            }
        }
    }

    /** Writes a block of one packet that came by RMI, and whose token has been checked. */
    public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) throws PanalException {
        if (packet.firstChunk() != 0) {
            throw new InvalidInput("block " + order.token().block() + " begins at chunk " + packet.firstChunk());
        }
        return write(order, ByteBuffer.wrap(packet.records()), sum, RMI_PATIENCE_MILLIS);
    }

    /**
     * Writes a block of one packet, whose token has been checked.
     *
     * @param records the caller's, until this returns
     * @param patienceMillis how long the nodes behind may take
     */
    public List<Receipt> write(BlockWrite order, ByteBuffer records, BlockSum sum, long patienceMillis)
            throws PanalException {
        if (sum.length() < 1 || sum.length() > (long) Limits.PACKET_CHUNKS * Limits.CHUNK_BYTES) {
            throw new InvalidInput("block " + order.token().block() + " of " + sum.length() + " bytes in one packet");
        }
        UnfinishedBlock unfinished = store.begin(headerOf(order), sum.length());
        ChainBlock block = new ChainBlock(
                unfinished,
                order.durability(),
                wholeBehind(order, sum, patienceMillis),
                signer,
                clock,
                () -> {},
                ended -> {});
        block.write(0, records);
        return block.finish(sum, patienceMillis);
    }

    /** Ends blocks whose writers are silent for long, and idle connections to others; to be called every second or so. */
    public void expire() {
        open.forEach(block -> block.expire(settings.idle()));
        streams.ifPresent(StreamPool::expire);
    }

    /** Gives up all blocks under way: the node stops. */
    public void abortAll() {
        open.forEach(ChainBlock::abort);
        streams.ifPresent(StreamPool::close);
    }

    private Behind behind(BlockWrite order) {
        if (order.rest().isEmpty()) {
            return Behind.NOBODY;
        }
        return streams.isPresent() ? behindByStream(order, streams.get()) : behindByRmi(order);
    }

    private Behind behindByStream(BlockWrite order, StreamPool pool) {
        NextNode next = new NextNode(order, peers, pool, settings);
        try {
            forwarding.execute(next);
        } catch (RejectedExecutionException busy) {
            next.drop(TOO_MANY);
        }
        return next;
    }

    private Behind behindByRmi(BlockWrite order) {
        Downstream behind = new Downstream(order, peers, settings);
        try {
            forwarding.execute(behind);
        } catch (RejectedExecutionException busy) {
            behind.drop(TOO_MANY);
        }
        return behind;
    }

    private Behind wholeBehind(BlockWrite order, BlockSum sum, long patienceMillis) {
        if (order.rest().isEmpty()) {
            return Behind.NOBODY;
        }
        long behindPatience = ChainBlock.patienceBehind(patienceMillis);
        long wait = settings.windowWait(order.rest().size()).toMillis();
        return new WholeBehind(order, sum, behindPatience, peers, streams, forwarding, wait);
    }

    private void admit(BlockWrite order) throws PanalException {
        try {
            if (!admission.tryAcquire(settings.admission().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy("block " + order.token().block() + " refused: " + settings.writersMax()
                        + " blocks are being written here already; try another node");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("this node stops");
        }
    }

    private static BlockHeader headerOf(BlockWrite order) throws InvalidInput {
        BlockToken token = order.token();
        if (token.attempt() < 1) {
            throw new InvalidInput("attempt " + token.attempt() + " at block " + token.block() + " is none");
        }
        return new BlockHeader(token.block(), token.attempt(), order.origin());
    }
}
