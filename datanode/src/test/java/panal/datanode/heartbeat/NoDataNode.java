package panal.datanode.heartbeat;

import java.util.List;
import panal.protocol.error.Busy;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.StreamTicket;

/** Stands in the name server, and is never called. */
final class NoDataNode implements DataNode {
    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BlockWriter open(BlockWrite order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Packet read(BlockToken token, int firstChunk, int chunks) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BlockSum sum(BlockToken token) {
        throw new UnsupportedOperationException();
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
