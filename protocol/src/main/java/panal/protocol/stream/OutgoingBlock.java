package panal.protocol.stream;

import java.nio.ByteBuffer;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.rmi.WatchedChannel;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Receipt;

/**
 * One attempt at one block, being sent. Packets are not answered one by one: how far the sender may be ahead is bounded by
 * the connection's buffers, and what goes wrong there is thrown by a later call. Whoever gives up closes the connection,
 * which aborts the attempt there and behind. Not thread-safe.
 */
public final class OutgoingBlock {
    private final StreamConnection connection;
    private final int stallMillis;

    OutgoingBlock(StreamConnection connection, int stallMillis) {
        this.connection = connection;
        this.stallMillis = stallMillis;
    }

    /**
     * Sends the next records, in order and without a gap.
     *
     * @param records 1 to {@link panal.protocol.value.Limits#PACKET_CHUNKS} records, in any number of pieces; they are consumed
     */
    public void write(int firstChunk, ByteBuffer... records) throws PanalException {
        connection.requireSilence();
        connection.begin(FrameType.PACKET);
        connection.head().putInt(firstChunk);
        connection.send(stallMillis, records);
    }

    /** Ends the block: as {@link panal.protocol.remote.BlockWriter#finish}. */
    public List<Receipt> finish(BlockSum sum, long patienceMillis) throws PanalException {
        sendFinish(sum, patienceMillis);
        return receipts(WatchedChannel.answerMillis());
    }

    /** The first half of {@link #finish}: {@link #receipts} is the other. */
    public void sendFinish(BlockSum sum, long patienceMillis) throws PanalException {
        connection.begin(FrameType.FINISH);
        Forms.put(connection.head(), sum);
        connection.head().putInt(StreamLimits.patience(patienceMillis));
        connection.send(stallMillis);
    }

    /** The receipts for the finished block. */
    public List<Receipt> receipts(int waitMillis) throws PanalException {
        return connection.receipts(waitMillis);
    }
}
