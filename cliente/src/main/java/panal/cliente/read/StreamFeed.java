package panal.cliente.read;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.time.Duration;
import panal.cliente.session.DirectBuffers;
import panal.cliente.session.StreamLoan;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.PanalException;
import panal.protocol.stream.RecordSource;
import panal.protocol.value.LocatedBlock;

/** Records over a stream from one replica: received into one buffer, verified and handed out there. */
final class StreamFeed implements Closeable {
    private final StreamLoan loan;
    private final RecordSource source;
    private final LocatedBlock block;
    private final RecordDecoder decoder;
    private final DirectBuffers buffers;
    private final ByteBuffer buffer;
    private int chunk;
    private boolean returned;
    private boolean closed;

    private StreamFeed(
            StreamLoan loan, RecordSource source, LocatedBlock block, int firstChunk, DirectBuffers buffers) {
        this.loan = loan;
        this.source = source;
        this.block = block;
        this.decoder = RecordDecoder.reading(block.block(), block.sum().length());
        this.chunk = firstChunk;
        this.buffers = buffers;
        this.buffer = buffers.take();
    }

    /** Asks for some chunks; takes the loan over. */
    static StreamFeed open(
            StreamLoan loan, LocatedBlock block, int firstChunk, int chunks, DirectBuffers buffers, Duration wait)
            throws PanalException {
        try {
            RecordSource source = loan.connection().read(block.token(), firstChunk, chunks, (int) wait.toMillis());
            return new StreamFeed(loan, source, block, firstChunk, buffers);
        } catch (PanalException | RuntimeException refused) {
            loan.close();
            throw refused;
        }
    }

    /**
     * The next records.
     *
     * @param wait how long to go without a byte
     */
    VerifiedRecords next(Duration wait) throws PanalException {
        if (source.remaining() == 0) {
            throw new CorruptBlock("block " + block.block() + ", chunk " + chunk + ": the replica ends here");
        }
        buffer.clear().limit((int) Math.min(DirectBuffers.BYTES, source.remaining()));
        source.receive(buffer, (int) wait.toMillis());
        if (source.remaining() == 0) {
            returnLoan();
        }
        VerifiedRecords records = decoder.verify(buffer.flip(), chunk);
        chunk += records.chunks();
        return records;
    }

    /** A connection on which something is left to come is ended. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            returnLoan();
            buffers.giveBack(buffer);
        }
    }

    /** At the last byte already, so that the connection is of use to others. */
    private void returnLoan() {
        if (!returned) {
            returned = true;
            loan.close();
        }
    }
}
