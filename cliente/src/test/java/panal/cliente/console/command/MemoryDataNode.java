package panal.cliente.console.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.block.BlockGeometry;
import panal.protocol.error.Busy;
import panal.protocol.error.NoSuchBlock;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StreamTicket;

/** A DataNode in memory, for blocks of one packet. Its one chain is itself. */
final class MemoryDataNode implements DataNode {
    static final NodeName NAME = NodeName.ofSlot(1);
    static final NodeId ID = new NodeId(new UUID(7, 7));

    private final Map<BlockId, Packet> packets = new ConcurrentHashMap<>();
    private final Map<BlockId, BlockSum> sums = new ConcurrentHashMap<>();

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) {
        BlockId block = order.token().block();
        packets.put(block, packet);
        sums.put(block, sum);
        Replica replica = new Replica(block, order.token().attempt(), sum);
        return List.of(new Receipt(ID, NAME, replica, new ReportPoint(1, packets.size()), Bits256.ZERO));
    }

    @Override
    public BlockWriter open(BlockWrite order) {
        throw new UnsupportedOperationException("blocks of one packet only; give a block size of 64k");
    }

    @Override
    public Packet read(BlockToken token, int firstChunk, int chunks) throws PanalException {
        Packet all = packets.get(token.block());
        if (all == null) {
            throw new NoSuchBlock("no block " + token.block());
        }
        int from = firstChunk * BlockGeometry.RECORD_BYTES;
        int to = Math.min(all.records().length, from + chunks * BlockGeometry.RECORD_BYTES);
        return new Packet(firstChunk, Arrays.copyOfRange(all.records(), from, to));
    }

    @Override
    public BlockSum sum(BlockToken token) throws PanalException {
        BlockSum sum = sums.get(token.block());
        if (sum == null) {
            throw new NoSuchBlock("no block " + token.block());
        }
        return sum;
    }

    @Override
    public ReplicaOrigin origin(BlockToken token) {
        throw new UnsupportedOperationException("copies are not made here");
    }

    @Override
    public StreamTicket stream() throws Busy {
        throw new Busy("no streams here");
    }
}
