package panal.protocol.quick;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import panal.protocol.rmi.BulkSessions;
import panal.protocol.rmi.WatchedChannel;

/** What goes over one connection: messages of a length that stands before them. Not thread-safe. */
final class Messages {
    /** Changes with any change to the messages. */
    static final short VERSION = 1;
    /** Two paths of 4 KiB, in their longest form, or some dozens of finished blocks; what is longer goes by RMI. */
    static final int QUESTION_BYTES_MAX = 16 * 1024;
    /** Much more than a page of 1,000 names has, but not than one of 1,000 paths may have: that goes by RMI. */
    static final int ANSWER_BYTES_MAX = 2 * 1024 * 1024;

    private final WatchedChannel channel;
    private ByteArrayOutputStream outgoing = new ByteArrayOutputStream();

    Messages(WatchedChannel channel) {
        this.channel = channel;
    }

    /** Says, once and before anything else, that this connection is for questions. */
    void greet(int millis) throws IOException {
        ByteBuffer greeting = ByteBuffer.allocate(BulkSessions.MAGIC_BYTES + Short.BYTES);
        channel.write(
                millis,
                greeting.putInt(BulkSessions.QUESTIONS).putShort(VERSION).flip());
    }

    /** Reads the greeting, less the part that says that it is none of RMI. */
    void requireGreeting(int millis) throws IOException {
        short version = bytes(Short.BYTES, millis).getShort();
        if (version != VERSION) {
            throw new IOException("a connection for questions of version " + version);
        }
    }

    /** Takes what is in the next message. */
    DataOutputStream begin() throws IOException {
        outgoing.reset();
        DataOutputStream out = new DataOutputStream(outgoing);
        out.writeInt(0);
        return out;
    }

    /** Sends what {@link #begin} took, nothing of it if it is longer than the peer takes. */
    void send(int bytesMax, int millis) throws IOException {
        ByteBuffer message = ByteBuffer.wrap(outgoing.toByteArray());
        // A page may have megabytes, which a connection that only stands does not keep.
        outgoing = new ByteArrayOutputStream();
        requireLength(message.remaining() - Integer.BYTES, bytesMax);
        channel.write(millis, message.putInt(0, message.remaining() - Integer.BYTES));
    }

    /** The next message, whole; within the time. */
    DataInputStream receive(int bytesMax, int millis) throws IOException {
        int length = bytes(Integer.BYTES, millis).getInt();
        requireLength(length, bytesMax);
        return new DataInputStream(
                new ByteArrayInputStream(bytes(length, millis).array()));
    }

    private static void requireLength(int length, int bytesMax) throws IOException {
        if (length < 1 || length > bytesMax) {
            throw new IOException("a message of " + length + " bytes, at most " + bytesMax);
        }
    }

    private ByteBuffer bytes(int count, int millis) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        // For all of it: a byte now and then must not keep a thread busy for ever.
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (bytes.hasRemaining()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException(bytes.remaining() + " bytes missing after " + millis + " ms");
            }
            if (channel.read(bytes, (int) left) < 0) {
                throw new EOFException("the connection ended");
            }
        }
        return bytes.flip();
    }
}
