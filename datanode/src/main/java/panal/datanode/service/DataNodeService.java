package panal.datanode.service;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import panal.datanode.chain.Chains;
import panal.datanode.heartbeat.Standing;
import panal.datanode.store.BlockStore;
import panal.protocol.error.Busy;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.stream.StreamRequests;
import panal.protocol.stream.StreamServer;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.StreamTicket;

/** What other processes call. Thread-safe. */
public final class DataNodeService implements DataNode, StreamRequests {
    private final TokenGate gate;
    private final BlockStore store;
    private final Chains chains;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Optional<StreamServer> streams = Optional.empty();

    /** Gives no streams yet. */
    public DataNodeService(ClusterSecret secret, Standing standing, BlockStore store, Chains chains) {
        this.gate = new TokenGate(secret, standing);
        this.store = store;
        this.chains = chains;
    }

    /** Gives tickets for these streams from now on. */
    public void giveStreams(StreamServer server) {
        streams = Optional.of(server);
    }

    /** Reads and writes under way. */
    public int transfers() {
        return calls.get() + chains.writers();
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
        return counted(() -> store.sum(token.block()));
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
        calls.incrementAndGet();
        try {
            return call.make();
        } finally {
            calls.decrementAndGet();
        }
    }
}
