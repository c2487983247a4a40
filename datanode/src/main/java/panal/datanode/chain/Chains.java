package panal.datanode.chain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import panal.datanode.heartbeat.Standing;
import panal.datanode.store.BlockStore;
import panal.datanode.store.UnfinishedBlock;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.Busy;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** Begins the writing of blocks, here and on the nodes behind, and keeps count of those under way. Thread-safe. */
public final class Chains {
    private final BlockStore store;
    private final ReceiptSigner signer;
    private final PeerCalls peers;
    private final RmiPort port;
    private final Executor forwarding;
    private final Clock clock;
    private final ChainSettings settings;
    private final Semaphore admission;
    private final Set<ChainWriter> open = ConcurrentHashMap.newKeySet();

    /**
     * Begins nothing yet.
     *
     * @param port where the writers stand
     * @param forwarding runs a task for each block that is passed on; may refuse one
     */
    public Chains(
            BlockStore store,
            ClusterSecret secret,
            Standing standing,
            Peers peers,
            RmiPort port,
            Executor forwarding,
            Clock clock,
            ChainSettings settings) {
        this.store = store;
        this.signer = new ReceiptSigner(secret, standing);
        this.peers = new PeerCalls(peers);
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
        BlockHeader header = headerOf(order);
        admit(order);
        boolean exported = false;
        ChainWriter writer;
        try {
            writer = writerFor(order, store.begin(header));
            exported = true;
        } finally {
            if (!exported) {
                admission.release();
            }
        }
        open.add(writer);
        try {
            return port.export(writer, BlockWriter.class);
        } catch (LocalFailure refused) {
            writer.abort();
            throw refused;
        }
    }

    /** Writes a block of one packet, whose token has been checked. */
    public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) throws PanalException {
        if (sum.length() < 1 || sum.length() > (long) Limits.PACKET_CHUNKS * Limits.CHUNK_BYTES) {
            throw new InvalidInput("block " + order.token().block() + " of " + sum.length() + " bytes in one packet");
        }
        UnfinishedBlock block = store.begin(headerOf(order), sum.length());
        VerifiedRecords records = block.verify(packet);
        CompletableFuture<List<Receipt>> behind = passOn(order, packet, sum);
        List<Receipt> receipts = new ArrayList<>();
        Optional<PanalException> failure = Optional.empty();
        try {
            block.append(packet, records);
            receipts.add(signer.sign(block.finish(sum, order.durability())));
        } catch (PanalException failed) {
            failure = Optional.of(failed);
        }
        receipts.addAll(behind.join());
        if (receipts.isEmpty()) {
            throw failure.orElseThrow();
        }
        return List.copyOf(receipts);
    }

    /** Ends blocks whose writers are silent for long; to be called every second or so. */
    public void expire() {
        open.forEach(writer -> writer.expire(settings.idle()));
    }

    /** Gives up all blocks under way: the node stops. */
    public void abortAll() {
        open.forEach(ChainWriter::abort);
    }

    private ChainWriter writerFor(BlockWrite order, UnfinishedBlock block) {
        Optional<Downstream> downstream = Optional.empty();
        if (!order.rest().isEmpty()) {
            Downstream behind = new Downstream(order, peers, settings);
            downstream = Optional.of(behind);
            try {
                forwarding.execute(behind);
            } catch (RejectedExecutionException busy) {
                behind.drop("too many blocks are being passed on");
            }
        }
        return new ChainWriter(block, order.durability(), downstream, signer, clock, this::ended);
    }

    private void ended(ChainWriter writer) {
        open.remove(writer);
        port.unexport(writer);
        admission.release();
    }

    /** The answer comes in time in any case: without receipts when the nodes behind are late. */
    private CompletableFuture<List<Receipt>> passOn(BlockWrite order, Packet packet, BlockSum sum) {
        CompletableFuture<List<Receipt>> behind = new CompletableFuture<>();
        if (order.rest().isEmpty()) {
            behind.complete(List.of());
            return behind;
        }
        try {
            forwarding.execute(() -> behind.complete(
                    peers.firstToTake(order, () -> !behind.isDone(), (next, rest) -> next.write(rest, packet, sum))
                            .orElse(List.of())));
        } catch (RejectedExecutionException busy) {
            behind.complete(List.of());
        }
        long waitMillis = settings.windowWait(order.rest().size()).toMillis();
        return behind.completeOnTimeout(List.of(), waitMillis, TimeUnit.MILLISECONDS);
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
