package panal.cliente.write;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import panal.protocol.error.LocalFailure;

/** Cuts a known number of bytes, of which any range can be read, into blocks of one size and a last one. */
class RangeCutter implements BlockCutter {
    private final long total;
    private long blockSize;
    private final Ranges ranges;
    private SendPlan plan = SendPlan.ALL;
    private int index;

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
    public Optional<RangeCutter> ranges() {
        return Optional.of(this);
    }

    /** Cuts into blocks of so many bytes instead; none may have been given yet. */
    void cutInto(long bytes) {
        blockSize = bytes;
    }

    /** From now on gives only those blocks that are to be sent. */
    void follow(SendPlan newPlan) {
        plan = newPlan;
    }

    /** Bytes of the block at an index; 0 behind the last one. */
    long lengthAt(int at) {
        return Math.max(0, Math.min(blockSize, total - at * blockSize));
    }

    /** The block at an index. */
    BlockContent blockAt(int at) {
        return new Range(ranges, at * blockSize, lengthAt(at));
    }

    @Override
    public Optional<BlockContent> next() {
        if (ended()) {
            return Optional.empty();
        }
        int at = plan.nextFrom(index);
        index = at + 1;
        return Optional.of(blockAt(at));
    }

    @Override
    public boolean ended() {
        return lengthAt(plan.nextFrom(index)) == 0;
    }

    /** What a file can tell; of other ranges nothing is known. */
    @Override
    public boolean hasChanged() throws LocalFailure {
        return false;
    }

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
