package panal.cliente.write;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import panal.cliente.session.DataNodes;
import panal.cliente.session.StreamLoan;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** Sends blocks to the first node of a chain: over a stream where the node gives one, else by RMI. Thread-safe. */
final class ChainHead {
    /** How long the first node may wait for the rest of the chain; below the read timeout of a data connection, 30 s. */
    static final long PATIENCE_MILLIS = 20_000;

    private final DataNodes nodes;
    private final Executor background;

    ChainHead(DataNodes nodes, Executor background) {
        this.nodes = nodes;
        this.background = background;
    }

    /** Writes a block that is all in the encoder's packet, in one exchange. */
    List<Receipt> writeWhole(NodeName head, BlockWrite order, RecordEncoder encoder) throws PanalException {
        Optional<StreamLoan> stream = nodes.stream(head);
        if (stream.isPresent()) {
            try (StreamLoan loan = stream.get()) {
                // The sum is whole when the last record is closed.
                ByteBuffer records = encoder.records();
                return loan.connection().writeWhole(order, encoder.sum(), PATIENCE_MILLIS, records);
            }
        }
        Packet packet = encoder.take();
        BlockSum sum = encoder.sum();
        return nodes.call(head, node -> node.write(order, packet, sum));
    }

    /** Begins a block of several packets. */
    PacketSink begin(NodeName head, BlockWrite order) throws PanalException {
        Optional<StreamLoan> stream = nodes.stream(head);
        if (stream.isPresent()) {
            return StreamSink.begin(stream.get(), order);
        }
        BlockWriter writer = nodes.call(head, node -> node.open(order));
        return new CallSink(nodes, head, writer, background);
    }
}
