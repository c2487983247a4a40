package panal.protocol.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Receipt;

/** Serves one file to every reader, takes every block, and keeps count of what is under way. */
final class HeldBlocks implements StreamRequests {
    final AtomicInteger packets = new AtomicInteger();
    final AtomicInteger reading = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    private final FileChannel file;

    HeldBlocks(FileChannel file) {
        this.file = file;
    }

    @Override
    public void read(BlockToken token, int firstChunk, int chunks, ReadAnswer answer) throws PanalException {
        reading.incrementAndGet();
        try {
            answer.send(file, 0, file.size());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            reading.decrementAndGet();
        }
    }

    @Override
    public List<Receipt> writeWhole(BlockWrite order, BlockSum sum, long patienceMillis, ByteBuffer records) {
        packets.incrementAndGet();
        return List.of();
    }

    @Override
    public IncomingBlock begin(BlockWrite order, Runnable givenUp) {
        open.incrementAndGet();
        return new IncomingBlock() {
            private boolean ended;

            @Override
            public void write(int firstChunk, ByteBuffer records) {
                packets.incrementAndGet();
            }

            @Override
            public List<Receipt> finish(BlockSum sum, long patienceMillis) {
                abort();
                return List.of();
            }

            @Override
            public void abort() {
                if (!ended) {
                    ended = true;
                    open.decrementAndGet();
                }
            }
        };
    }
}
