package panal.cliente.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import panal.cliente.session.Transfer;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.WholeBlock;
import panal.protocol.value.WrittenPage;

/**
 * What an earlier client of an upload has brought, compared with what the source has now: each block is read here, and its
 * CRC32C has to be the one that the DataNodes have signed. For one thread.
 */
final class BroughtBlocks {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final OpenUpload upload;
    private final RangeCutter source;
    private final Transfer transfer;
    private final Tally tally;
    private final AtomicBoolean differ = new AtomicBoolean();

    BroughtBlocks(OpenUpload upload, RangeCutter source, Transfer transfer, Tally tally) {
        this.upload = upload;
        this.source = source;
        this.transfer = transfer;
        this.tally = tally;
    }

    /** What is still to be sent; empty when the source is not what it was. */
    Optional<SendPlan> compare() throws PanalException {
        BitSet there = new BitSet();
        WrittenPage page;
        int next = 0;
        do {
            page = upload.written(next);
            for (WholeBlock block : page.whole()) {
                compare(block);
                there.set(block.index());
                next = block.index() + 1;
            }
        } while (page.more() && !page.whole().isEmpty() && !differ.get());
        transfer.finish();
        return differ.get() ? Optional.empty() : Optional.of(new SendPlan(there));
    }

    private void compare(WholeBlock block) throws PanalException {
        if (block.sum().length() != source.lengthAt(block.index())) {
            differ.set(true);
        } else if (!differ.get()) {
            transfer.start(() -> read(block));
        }
    }

    private void read(WholeBlock block) throws PanalException {
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try (ReadableByteChannel in = source.blockAt(block.index()).open()) {
            for (long left = block.sum().length(); left > 0 && !differ.get(); ) {
                transfer.throwIfStopped();
                int got = in.read(buffer.clear().limit((int) Math.min(BUFFER_BYTES, left)));
                if (got < 0) {
                    throw new IOException("it ended " + left + " bytes early");
                }
                sum.update(buffer.flip());
                left -= got;
                tally.add(got);
            }
        } catch (IOException failure) {
            if (failure.getCause() instanceof PanalException known) {
                throw known;
            }
            throw new LocalFailure("cannot read what is uploaded: " + failure.getMessage(), failure);
        }
        if ((int) sum.getValue() != block.sum().crc32c()) {
            differ.set(true);
        }
    }
}
