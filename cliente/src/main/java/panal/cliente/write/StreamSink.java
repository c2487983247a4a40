package panal.cliente.write;

import java.util.List;
import panal.cliente.session.StreamLoan;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.stream.OutgoingBlock;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Receipt;

/** Packets over a stream: as they stand in the encoder's buffer, and without an answer for each. */
final class StreamSink implements PacketSink {
    private final StreamLoan loan;
    private final OutgoingBlock block;

    private StreamSink(StreamLoan loan, OutgoingBlock block) {
        this.loan = loan;
        this.block = block;
    }

    /** Begins a block; takes the loan over. */
    static StreamSink begin(StreamLoan loan, BlockWrite order) throws PanalException {
        try {
            return new StreamSink(loan, loan.connection().beginWrite(order));
        } catch (PanalException | RuntimeException refused) {
            loan.close();
            throw refused;
        }
    }

    @Override
    public void write(RecordEncoder packet) throws PanalException {
        block.write(packet.packetChunk(), packet.records());
    }

    @Override
    public List<Receipt> finish(BlockSum sum) throws PanalException {
        return block.finish(sum, ChainHead.PATIENCE_MILLIS);
    }

    /** A connection that ends in mid-block aborts the attempt. */
    @Override
    public void close() {
        loan.close();
    }
}
