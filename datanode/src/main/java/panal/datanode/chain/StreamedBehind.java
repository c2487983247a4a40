package panal.datanode.chain;

import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.stream.OutgoingBlock;
import panal.protocol.stream.StreamConnection;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Receipt;

/**
 * The nodes behind, by a stream: records go out from the caller's thread and buffer, and the connection's buffers are the
 * window. Not thread-safe, but for {@link #end}.
 */
final class StreamedBehind implements Behind {
    private static final Logger log = LoggerFactory.getLogger(StreamedBehind.class);

    private final BlockWrite order;
    private final StreamConnection connection;
    private final OutgoingBlock block;
    private volatile boolean ended;

    /** Owns the connection from now on; {@code order} has the nodes behind, the next one included. */
    StreamedBehind(BlockWrite order, StreamConnection connection, OutgoingBlock block) {
        this.order = order;
        this.connection = connection;
        this.block = block;
    }

    @Override
    public void send(int firstChunk, ByteBuffer records) {
        unlessEnded(() -> block.write(firstChunk, records.duplicate()));
    }

    @Override
    public void finish(BlockSum sum, long patienceMillis) {
        unlessEnded(() -> block.sendFinish(sum, patienceMillis));
    }

    @Override
    public List<Receipt> receipts(long waitMillis) {
        if (ended) {
            return List.of();
        }
        try {
            List<Receipt> receipts = block.receipts((int) Math.max(1, waitMillis));
            ended = true;
            connection.close();
            return receipts;
        } catch (PanalException failed) {
            drop(failed);
            return List.of();
        }
    }

    @Override
    public void end() {
        if (!ended) {
            ended = true;
            connection.breakOff();
        }
    }

    private interface Step {
        void take() throws PanalException;
    }

    private void unlessEnded(Step step) {
        if (ended) {
            return;
        }
        try {
            step.take();
        } catch (PanalException failed) {
            drop(failed);
        }
    }

    private void drop(PanalException why) {
        log.warn(
                "next node dropped block={} attempt={} nodes={} why=\"{}\"",
                order.token().block(),
                order.token().attempt(),
                order.rest(),
                why.getMessage());
        end();
    }
}
