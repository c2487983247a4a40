package panal.cliente.write;

import java.rmi.RemoteException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.cliente.session.DataNodes;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.value.BlockSum;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** Packets by RMI, a call for each. */
final class CallSink implements PacketSink {
    private static final Logger log = LoggerFactory.getLogger(CallSink.class);

    private final DataNodes nodes;
    private final NodeName head;
    private final BlockWriter writer;
    private final Executor background;
    private boolean finished;

    CallSink(DataNodes nodes, NodeName head, BlockWriter writer, Executor background) {
        this.nodes = nodes;
        this.head = head;
        this.writer = writer;
        this.background = background;
    }

    @Override
    public void write(RecordEncoder encoder) throws PanalException {
        Packet packet = encoder.take();
        nodes.call(head, node -> {
            writer.write(packet);
            return packet;
        });
    }

    @Override
    public List<Receipt> finish(BlockSum sum) throws PanalException {
        List<Receipt> receipts = nodes.call(head, node -> writer.finish(sum, ChainHead.PATIENCE_MILLIS));
        finished = true;
        return receipts;
    }

    @Override
    public void close() {
        if (!finished) {
            try {
                background.execute(this::abort);
            } catch (RejectedExecutionException closed) {
                log.debug("abort not sent node={}", head);
            }
        }
    }

    private void abort() {
        try {
            writer.abort();
        } catch (RemoteException gone) {
            log.debug("abort failed node={} reason={}", head, gone.toString());
        }
    }
}
