package panal.datanode.service;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import panal.datanode.chain.Chains;
import panal.datanode.heartbeat.Standing;
import panal.datanode.store.BlockStore;
import panal.protocol.error.Busy;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.StreamTicket;

/** What other processes call. Thread-safe. */
public final class DataNodeService implements DataNode {
    private final TokenGate gate;
    private final BlockStore store;
    private final Chains chains;
    private final AtomicInteger calls = new AtomicInteger();

    public DataNodeService(ClusterSecret secret, Standing standing, BlockStore store, Chains chains) {
        this.gate = new TokenGate(secret, standing);
        this.store = store;
        this.chains = chains;
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
        throw new Busy("this node gives no streams; RMI does the same");
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
