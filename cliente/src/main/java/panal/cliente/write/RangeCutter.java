package panal.cliente.write;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import panal.protocol.error.LocalFailure;

/** Cuts a known number of bytes, of which any range can be read, into blocks of one size and a last one. */
class RangeCutter implements BlockCutter {
    private final long total;
    private final long blockSize;
    private final RangeOpener opener;
    private long at;

    RangeCutter(long total, long blockSize, RangeOpener opener) {
        this.total = total;
        this.blockSize = blockSize;
        this.opener = opener;
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
        BlockContent content = new Range(opener, at, length);
        at += length;
        return Optional.of(content);
    }

    @Override
    public void requireUnchanged() throws LocalFailure {}

    @Override
    public void close() {}

    private record Range(RangeOpener opener, long offset, long length) implements BlockContent {
        @Override
        public InputStream open() throws IOException {
            return opener.open(offset, length);
        }

        @Override
        public void release() {}

        @Override
        public boolean outlivesRelease() {
            return true;
        }
    }
}
