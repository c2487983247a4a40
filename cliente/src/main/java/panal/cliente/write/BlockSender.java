package panal.cliente.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import panal.cliente.session.DirectBuffers;
import panal.cliente.session.Transfer;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;

/** Makes one attempt to bring one block to one chain. Holds one packet at a time for each attempt. Thread-safe. */
final class BlockSender {
    /** Up to so many bytes a buffer is made for the block, and no larger than it. */
    private static final int SMALL_BYTES = 16 * 1024;

    private final ChainHead chains;
    private final OpenUpload upload;
    private final Transfer transfer;
    private final Tally tally;
    private final DirectBuffers buffers;

    BlockSender(ChainHead chains, OpenUpload upload, Transfer transfer, Tally tally, DirectBuffers buffers) {
        this.chains = chains;
        this.upload = upload;
        this.transfer = transfer;
        this.tally = tally;
        this.buffers = buffers;
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
        if (content.length() <= SMALL_BYTES) {
            return send(grant, content, RecordEncoder.forBlock(content.length()));
        }
        ByteBuffer buffer = buffers.take();
        try {
            return send(grant, content, new RecordEncoder(buffer));
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private Sent send(BlockGrant grant, BlockContent content, RecordEncoder encoder) throws PanalException, Halted {
        long length = content.length();
        try (ReadableByteChannel in = content.open()) {
            if (BlockGeometry.chunks(length) > Limits.PACKET_CHUNKS) {
                return sendPackets(grant, encoder, in, length);
            }
            fill(encoder, in, length);
            NodeName head = grant.chain().get(0);
            List<Receipt> receipts = chains.writeWhole(head, upload.orderFor(grant), encoder);
            tally.add(length);
            return sent(grant, encoder.sum(), receipts);
        } catch (IOException failure) {
            throw sourceFailed(failure);
        }
    }

    private Sent sendPackets(BlockGrant grant, RecordEncoder encoder, ReadableByteChannel in, long length)
            throws PanalException, Halted {
        long told = 0;
        boolean whole = false;
        try (PacketSink sink = chains.begin(grant.chain().get(0), upload.orderFor(grant))) {
            while (told < length) {
                long step = fill(encoder, in, length - told);
                sink.write(encoder);
                tally.add(step);
                told += step;
                tally.block(grant.index(), told, length);
            }
            BlockSum sum = encoder.sum();
            List<Receipt> receipts = sink.finish(sum);
            whole = true;
            return sent(grant, sum, receipts);
        } finally {
            tally.blockEnded(grant.index());
            if (!whole) {
                tally.add(-told);
            }
        }
    }

    /** Reads a packet's worth, or all that is left. */
    private long fill(RecordEncoder encoder, ReadableByteChannel in, long left) throws Halted {
        try {
            transfer.throwIfStopped();
            long got = encoder.fill(in, left);
            if (got < left && !encoder.full()) {
                throw new IOException("it ended " + (left - got) + " bytes early");
            }
            return got;
        } catch (IOException failure) {
            throw sourceFailed(failure);
        } catch (PanalException stopped) {
            throw new Halted(stopped);
        }
    }

    /** Receipts for anything but these bytes are worth nothing. */
    private static Sent sent(BlockGrant grant, BlockSum sum, List<Receipt> receipts) {
        Replica wanted = new Replica(grant.token().block(), grant.token().attempt(), sum);
        List<Receipt> good = new ArrayList<>(receipts.size());
        for (Receipt receipt : receipts) {
            if (receipt.replica().equals(wanted)) {
                good.add(receipt);
            }
        }
        return new Sent(sum, List.copyOf(good));
    }

    private static Halted sourceFailed(IOException failure) {
        if (failure.getCause() instanceof PanalException known) {
            return new Halted(known);
        }
        return new Halted(new LocalFailure("cannot read what is uploaded: " + failure.getMessage(), failure));
    }
}
