package panal.cliente.write;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import panal.protocol.error.LocalFailure;

/** Cuts a known number of bytes, of which any range can be read, into blocks of one size and a last one. */
class RangeCutter implements BlockCutter {
    private final long total;
    private final long blockSize;
    private final Ranges ranges;
    private long at;

    RangeCutter(long total, long blockSize, Ranges ranges) {
        this.total = total;
        this.blockSize = blockSize;
        this.ranges = ranges;
    }

    /** Opens a range of the bytes; for several threads. */
    @FunctionalInterface
    interface Ranges {
        ReadableByteChannel open(long offset, long length) throws IOException;
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public Optional<BlockContent> next() {
        if (at >= total) {
            return Optional.empty();
        }
        long length = Math.min(blockSize, total - at);
        BlockContent content = new Range(ranges, at, length);
        at += length;
        return Optional.of(content);
    }

    @Override
    public boolean ended() {
        return at >= total;
    }

    @Override
    public void requireUnchanged() throws LocalFailure {}

    @Override
    public void close() {}

    private record Range(Ranges ranges, long offset, long length) implements BlockContent {
        @Override
        public ReadableByteChannel open() throws IOException {
            return ranges.open(offset, length);
        }

        @Override
        public void release() {}

        @Override
        public boolean outlivesRelease() {
            return true;
        }
    }
}
