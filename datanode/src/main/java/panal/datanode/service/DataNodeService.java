package panal.datanode.service;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import panal.datanode.chain.Chains;
import panal.datanode.heartbeat.Standing;
import panal.datanode.store.BlockStore;
import panal.protocol.error.Busy;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.stream.StreamRequests;
import panal.protocol.stream.StreamServer;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.StreamTicket;

/** What other processes call. Thread-safe. */
public final class DataNodeService implements DataNode, StreamRequests {
    private final TokenGate gate;
    private final BlockStore store;
    private final Chains chains;
    private final ClientLoad load;
    private volatile Optional<StreamServer> streams = Optional.empty();

    /** Gives no streams yet. */
    public DataNodeService(ClusterSecret secret, Standing standing, BlockStore store, Chains chains, Clock clock) {
        this.load = new ClientLoad(clock);
        this.gate = new TokenGate(secret, standing);
        this.store = store;
        this.chains = chains;
    }

    /** Gives tickets for these streams from now on. */
    public void giveStreams(StreamServer server) {
        streams = Optional.of(server);
    }

    /** Reads and writes under way, but for copies that other DataNodes make. */
    public int transfers() {
        return load.underWay() + chains.writers();
    }

    /** Whether clients want something of this node, or did just now. */
    public boolean clients() {
        return transfers() > 0 || load.justNow();
    }

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) throws PanalException {
        gate.check(order.token(), BlockToken.Mode.WRITE);
        return counted(() -> chains.write(order, packet, sum));
    }

    @Override
    public BlockWriter open(BlockWrite order) throws PanalException {
        gate.check(order.token(), BlockToken.Mode.WRITE);
        return chains.open(order);
    }

    @Override
    public Packet read(BlockToken token, int firstChunk, int chunks) throws PanalException {
        gate.check(token, BlockToken.Mode.READ);
        return counted(() -> store.read(token.block(), firstChunk, chunks));
    }

    @Override
    public BlockSum sum(BlockToken token) throws PanalException {
        gate.check(token, BlockToken.Mode.READ);
        requireNotDamaged(token.block());
        return counted(() -> store.sum(token.block()));
    }

    @Override
    public ReplicaOrigin origin(BlockToken token) throws PanalException {
        gate.check(token, BlockToken.Mode.READ);
        requireNotDamaged(token.block());
        return store.origin(token.block());
    }

    /** A damaged copy is no source for others; whoever has no better one may read what is left of it. */
    private void requireNotDamaged(BlockId block) throws CorruptBlock {
        if (store.stock().damage().isDamaged(block)) {
            throw new CorruptBlock("block " + block + ": this copy was found damaged; take another one");
        }
    }

    @Override
    public StreamTicket stream() throws PanalException {
        return streams.orElseThrow(() -> new Busy("this node gives no streams; RMI does the same"))
                .ticket();
    }

    @Override
    public void read(BlockToken token, int firstChunk, int chunks, ReadAnswer answer) throws PanalException {
        gate.check(token, BlockToken.Mode.READ);
        counted(() -> {
            store.read(token.block(), firstChunk, chunks, answer);
            return answer;
        });
    }

    @Override
    public void copy(BlockToken token, int firstChunk, int chunks, ReadAnswer answer) throws PanalException {
        gate.check(token, BlockToken.Mode.READ);
        store.read(token.block(), firstChunk, chunks, answer);
    }

    @Override
    public List<Receipt> writeWhole(BlockWrite order, BlockSum sum, long patienceMillis, ByteBuffer records)
            throws PanalException {
        gate.check(order.token(), BlockToken.Mode.WRITE);
        return counted(() -> chains.write(order, records, sum, patienceMillis));
    }

    @Override
    public IncomingBlock begin(BlockWrite order, Runnable givenUp) throws PanalException {
        gate.check(order.token(), BlockToken.Mode.WRITE);
        return chains.open(order, givenUp);
    }

    private interface Call<R> {
        R make() throws PanalException;
    }

    private <R> R counted(Call<R> call) throws PanalException {
        load.begin();
        try {
            return call.make();
        } finally {
            load.end();
        }
    }
}
