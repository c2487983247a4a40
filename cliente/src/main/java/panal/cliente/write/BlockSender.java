package panal.cliente.write;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.rmi.RemoteException;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.cliente.session.DataNodes;
import panal.cliente.session.Transfer;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;

/** Makes one attempt to bring one block to one chain. Holds one packet at a time. Thread-safe. */
final class BlockSender {
    private static final Logger log = LoggerFactory.getLogger(BlockSender.class);
    /** How long the first node may wait for the rest of the chain; below the read timeout of a data connection, 30 s. */
    private static final long PATIENCE_MILLIS = 20_000;

    private final DataNodes nodes;
    private final OpenUpload upload;
    private final Transfer transfer;
    private final Tally tally;
    private final Executor background;

    BlockSender(DataNodes nodes, OpenUpload upload, Transfer transfer, Tally tally, Executor background) {
        this.nodes = nodes;
        this.upload = upload;
        this.transfer = transfer;
        this.tally = tally;
        this.background = background;
    }

    /** What an attempt came to: the nodes that gave these receipts have the block. */
    record Sent(BlockSum sum, List<Receipt> receipts) {}

    /**
     * Sends the block.
     *
     * @throws PanalException when the chain's first node failed
     * @throws Halted when the block's bytes cannot be read, or the transfer was stopped
     */
    Sent send(BlockGrant grant, BlockContent content) throws PanalException, Halted {
        RecordEncoder encoder = RecordEncoder.forBlock(content.length());
        try (ReadableByteChannel in = content.open()) {
            Packet first = nextPacket(encoder, in, content.length());
            if (encoder.sum().length() < content.length()) {
                return stream(grant, encoder, first, in, content.length());
            }
            BlockWrite order = upload.orderFor(grant);
            BlockSum sum = encoder.sum();
            List<Receipt> receipts = nodes.call(grant.chain().get(0), node -> node.write(order, first, sum));
            tally.add(sum.length());
            return sent(grant, sum, receipts);
        } catch (IOException failure) {
            throw sourceFailed(failure);
        }
    }

    private Sent stream(BlockGrant grant, RecordEncoder encoder, Packet first, ReadableByteChannel in, long length)
            throws PanalException, Halted {
        NodeName head = grant.chain().get(0);
        BlockWrite order = upload.orderFor(grant);
        BlockWriter writer = nodes.call(head, node -> node.open(order));
        long told = 0;
        boolean whole = false;
        try {
            Packet packet = first;
            while (true) {
                write(head, writer, packet);
                long more = encoder.sum().length() - told;
                tally.add(more);
                told += more;
                if (told == length) {
                    break;
                }
                packet = nextPacket(encoder, in, length - told);
            }
            BlockSum sum = encoder.sum();
            List<Receipt> receipts = nodes.call(head, node -> writer.finish(sum, PATIENCE_MILLIS));
            whole = true;
            return sent(grant, sum, receipts);
        } finally {
            if (!whole) {
                tally.add(-told);
                abortLater(head, writer);
            }
        }
    }

    private void write(NodeName head, BlockWriter writer, Packet packet) throws PanalException {
        nodes.call(head, node -> {
            writer.write(packet);
            return packet;
        });
    }

    private Packet nextPacket(RecordEncoder encoder, ReadableByteChannel in, long left) throws Halted {
        try {
            transfer.throwIfStopped();
            long got = encoder.fill(in, left);
            if (got < left && !encoder.full()) {
                throw new IOException("it ended " + (left - got) + " bytes early");
            }
        } catch (IOException failure) {
            throw sourceFailed(failure);
        } catch (PanalException stopped) {
            throw new Halted(stopped);
        }
        return encoder.take();
    }

    /** Receipts for anything but these bytes are worth nothing. */
    private static Sent sent(BlockGrant grant, BlockSum sum, List<Receipt> receipts) {
        Replica wanted = new Replica(grant.token().block(), grant.token().attempt(), sum);
        return new Sent(
                sum,
                receipts.stream()
                        .filter(receipt -> receipt.replica().equals(wanted))
                        .toList());
    }

    private static Halted sourceFailed(IOException failure) {
        if (failure.getCause() instanceof PanalException known) {
            return new Halted(known);
        }
        return new Halted(new LocalFailure("cannot read what is uploaded: " + failure.getMessage(), failure));
    }

    /** The node may be the very one that does not answer, so nobody waits for it. */
    private void abortLater(NodeName head, BlockWriter writer) {
        background.execute(() -> {
            try {
                writer.abort();
            } catch (RemoteException gone) {
                log.debug("abort failed node={} reason={}", head, gone.toString());
            }
        });
    }
}
