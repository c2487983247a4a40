package panal.datanode.chain;

import java.nio.ByteBuffer;
import java.rmi.server.Unreferenced;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** A block that comes by RMI. */
final class ChainWriter implements BlockWriter, Unreferenced {
    private final ChainBlock block;

    ChainWriter(ChainBlock block) {
        this.block = block;
    }

    @Override
    public void write(Packet packet) throws PanalException {
        block.write(packet.firstChunk(), ByteBuffer.wrap(packet.records()));
    }

    @Override
    public List<Receipt> finish(BlockSum sum, long patienceMillis) throws PanalException {
        return block.finish(sum, patienceMillis);
    }

    @Override
    public void abort() {
        block.abort();
    }

    @Override
    public void unreferenced() {
        block.abort();
    }
}
