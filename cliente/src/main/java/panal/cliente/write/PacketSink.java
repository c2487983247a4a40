package panal.cliente.write;

import java.io.Closeable;
import java.util.List;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Receipt;

/** Where the packets of one attempt at a block go: the first node of its chain. For one thread. */
interface PacketSink extends Closeable {
    /** Sends the packet that the encoder holds; more can be put into it afterwards. */
    void write(RecordEncoder packet) throws PanalException;

    /** Ends the block, and says which nodes have it. */
    List<Receipt> finish(BlockSum sum) throws PanalException;

    /** Gives the attempt up, unless it is finished. Nobody waits for the node, which may be the very one that does not answer. */
    @Override
    void close();
}
