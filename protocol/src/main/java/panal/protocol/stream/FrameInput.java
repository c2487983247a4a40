package panal.protocol.stream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import panal.protocol.error.InvalidInput;
import panal.protocol.rmi.WatchedChannel;

/**
 * What comes over a connection, through a buffer from which nothing is copied: a frame stands whole in it before anybody
 * looks at it. Reads ahead as far as the buffer goes, but behind a large frame only to the head of the next one, so that
 * little has to be moved to its front. Not thread-safe.
 */
final class FrameInput {
    private final WatchedChannel channel;
    /** Has what came and was not taken between its position and its limit. */
    private ByteBuffer buffer;

    FrameInput(WatchedChannel channel, ByteBuffer buffer) {
        this.channel = channel;
        this.buffer = buffer.clear().limit(0);
    }

    /** A frame's type and the length of its body. */
    record Head(FrameType type, int bodyBytes) {}

    /**
     * Waits for the head of the next frame.
     *
     * @throws EOFException if the peer ends the connection instead
     * @throws InvalidInput if it is none
     */
    Head head(int millis) throws IOException, InvalidInput {
        require(StreamLimits.FRAME_HEAD_BYTES, millis);
        byte number = buffer.get();
        int length = buffer.getInt();
        Optional<FrameType> type = FrameType.of(number);
        if (type.isEmpty()) {
            throw new InvalidInput("malformed frame on a stream: type " + number);
        }
        if (length < 0 || length > StreamLimits.BODY_BYTES_MAX) {
            throw new InvalidInput("malformed frame on a stream: " + length + " bytes");
        }
        return new Head(type.get(), length);
    }

    /** Whether so many bytes fit the buffer. */
    boolean fits(int bytes) {
        return bytes <= buffer.capacity();
    }

    /** A frame's body, which stays there until the next frame is asked for. */
    ByteBuffer body(int bytes, int millis) throws IOException {
        require(bytes, millis);
        ByteBuffer body = buffer.slice(buffer.position(), bytes);
        buffer.position(buffer.position() + bytes);
        return body;
    }

    /** Goes on with another buffer, which must have room for what is left in this one; gives the one before. */
    ByteBuffer exchange(ByteBuffer other) {
        ByteBuffer before = buffer;
        other.clear().put(buffer).flip();
        buffer = other;
        return before;
    }

    /** Bytes that came and were not taken. */
    int ahead() {
        return buffer.remaining();
    }

    /** Fills the target, out of the buffer and then past it. */
    void receive(ByteBuffer target, int millis) throws IOException {
        int ahead = Math.min(buffer.remaining(), target.remaining());
        if (ahead > 0) {
            target.put(buffer.slice(buffer.position(), ahead));
            buffer.position(buffer.position() + ahead);
        }
        while (target.hasRemaining()) {
            if (channel.read(target, millis) < 0) {
                throw new EOFException("the connection ended " + target.remaining() + " bytes too early");
            }
        }
    }

    /** Skips bytes that nobody wants. */
    void skip(long bytes, int millis) throws IOException {
        long left = bytes;
        while (left > 0) {
            int step = (int) Math.min(left, buffer.capacity());
            require(step, millis);
            buffer.position(buffer.position() + step);
            left -= step;
        }
    }

    /** Looks without waiting whether something came; an end counts as something. */
    boolean came() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        buffer.clear();
        int count;
        try {
            count = channel.readNow(buffer);
        } finally {
            buffer.flip();
        }
        return count != 0;
    }

    private void require(int bytes, int millis) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        if (!fits(bytes)) {
            throw new IOException("a frame of " + bytes + " bytes, where none so long belongs");
        }
        if (buffer.capacity() - buffer.position() < bytes) {
            buffer.compact().flip();
        }
        int start = buffer.position();
        int wanted = start + bytes;
        int filled = buffer.limit();
        buffer.limit(Math.min(buffer.capacity(), Math.max(wanted + StreamLimits.FRAME_HEAD_BYTES, readAheadTo())));
        buffer.position(filled);
        boolean whole = false;
        // For all of it: a byte now and then must not keep a buffer from others.
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (buffer.position() < wanted) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (channel.read(buffer, (int) Math.max(1, left)) < 0) {
                    throw new EOFException("the connection ended");
                }
            }
            whole = true;
        } finally {
            buffer.flip();
            // What broke off is of no use, and may be too much for the buffer that is next.
            buffer.position(whole ? start : buffer.limit());
        }
    }

    /** A small buffer is read full, as what is in it is moved cheaply. */
    private int readAheadTo() {
        return buffer.capacity() <= StreamLimits.SMALL_BUFFER_BYTES ? buffer.capacity() : 0;
    }
}
