package panal.cliente.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.LocalFailure;

/** Cuts a stream: a block is read whole into a temporary file before it is given, so that it can be sent again. */
final class StreamCutter implements BlockCutter {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final InputStream in;
    private final String name;
    private final long blockSize;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Set<SpooledBlock> kept = ConcurrentHashMap.newKeySet();
    private boolean ended;

    StreamCutter(InputStream in, String name, long blockSize) {
        this.in = in;
        this.name = name;
        this.blockSize = blockSize;
    }

    @Override
    public long total() {
        return UNKNOWN;
    }

    @Override
    public Optional<BlockContent> next() throws LocalFailure {
        int got = ended ? -1 : read(BUFFER_BYTES);
        if (got < 0) {
            return Optional.empty();
        }
        SpooledBlock block = SpooledBlock.create(kept::remove);
        kept.add(block);
        while (got >= 0) {
            block.append(ByteBuffer.wrap(buffer, 0, got));
            long room = blockSize - block.length();
            got = room == 0 ? -1 : read((int) Math.min(room, BUFFER_BYTES));
            ended |= room > 0 && got < 0;
        }
        return Optional.of(block);
    }

    /** A stream has no other state to compare with. */
    @Override
    public void requireUnchanged() {}

    @Override
    public void close() {
        kept.forEach(SpooledBlock::release);
    }

    /** Fills as much of the buffer as can be had, so that there are few writes; -1 at the end. */
    private int read(int atMost) throws LocalFailure {
        try {
            int got = in.readNBytes(buffer, 0, (int) Math.min(atMost, blockSize));
            return got == 0 ? -1 : got;
        } catch (IOException failure) {
            throw new LocalFailure("cannot read " + name + ": " + failure.getMessage(), failure);
        }
    }
}
