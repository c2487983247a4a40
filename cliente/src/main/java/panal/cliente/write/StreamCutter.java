package panal.cliente.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.Limits;

/**
 * Cuts a stream: a block is read whole before it is given, so that it can be sent again. One that fits a packet stays in
 * memory, a larger one is kept in a temporary file.
 */
final class StreamCutter implements BlockCutter {
    private static final int HELD_BYTES = Limits.PACKET_CHUNKS * Limits.CHUNK_BYTES;
    private static final int BUFFER_BYTES = 256 * 1024;

    private final InputStream in;
    private final String name;
    private final long blockSize;
    private final Set<SpooledBlock> kept = ConcurrentHashMap.newKeySet();
    private boolean begun;
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
        if (ended) {
            return Optional.empty();
        }
        byte[] head = readHead((int) Math.min(HELD_BYTES, blockSize));
        if (head.length == 0) {
            return Optional.empty();
        }
        boolean only = ended && !begun;
        begun = true;
        return Optional.of(ended || head.length == blockSize ? new HeldBlock(head, only) : spooled(head));
    }

    @Override
    public boolean ended() {
        return ended;
    }

    /** A stream has no other state to compare with. */
    @Override
    public boolean hasChanged() {
        return false;
    }

    @Override
    public void close() {
        kept.forEach(SpooledBlock::release);
    }

    private SpooledBlock spooled(byte[] head) throws LocalFailure {
        SpooledBlock block = SpooledBlock.create(kept::remove);
        kept.add(block);
        block.append(ByteBuffer.wrap(head));
        byte[] buffer = new byte[BUFFER_BYTES];
        while (!ended && block.length() < blockSize) {
            int got = read(buffer, (int) Math.min(BUFFER_BYTES, blockSize - block.length()));
            block.append(ByteBuffer.wrap(buffer, 0, got));
        }
        return block;
    }

    /** As much as is there up to so many bytes, in an array no longer than that. */
    private byte[] readHead(int atMost) throws LocalFailure {
        try {
            byte[] head = in.readNBytes(atMost);
            ended = head.length < atMost;
            return head;
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /** Fills as much of the buffer as can be had, so that there are few writes. */
    private int read(byte[] buffer, int atMost) throws LocalFailure {
        try {
            int got = in.readNBytes(buffer, 0, atMost);
            ended = got < atMost;
            return got;
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private LocalFailure unreadable(IOException failure) {
        return new LocalFailure("cannot read " + name + ": " + failure.getMessage(), failure);
    }
}
