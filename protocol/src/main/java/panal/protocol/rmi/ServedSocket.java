package panal.protocol.rmi;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The server's end of a connection. It waits long for the next call of a healthy client, but not for a handshake that
 * never comes, nor for ever for a client that has stopped reading.
 */
final class ServedSocket extends WatchedSocket {
    /** For the first bytes. */
    static final int HANDSHAKE_MILLIS = 10_000;
    /** Much longer than RMI's clients keep an idle connection (15 s). */
    static final int IDLE_MILLIS = 120_000;
    /** A client that takes no byte of an answer for so long has stopped. */
    static final int WRITE_MILLIS = 60_000;

    private final ServerSockets acceptedBy;
    /** The first bytes, which say what the connection is for. */
    private final ByteBuffer greeting = ByteBuffer.allocate(BulkSessions.MAGIC_BYTES);

    private boolean greeted;
    /** Whether it was none of RMI's, and was served to its end. */
    private boolean over;

    ServedSocket(ServerSockets acceptedBy, Traffic traffic, WatchedChannel channel) {
        super(traffic, channel, WRITE_MILLIS);
        this.acceptedBy = acceptedBy;
    }

    @Override
    int soTimeoutMax() {
        return IDLE_MILLIS;
    }

    @Override
    int timeoutOfNextRead() {
        return greeted ? IDLE_MILLIS : HANDSHAKE_MILLIS;
    }

    @Override
    void afterRead() {
        greeted = true;
    }

    @Override
    boolean sends(byte[] bytes, int offset, int length) {
        return true;
    }

    @Override
    int readFromPeer(ByteBuffer target) throws IOException {
        if (!greeted) {
            greeted = true;
            over = receiveGreeting() && acceptedBy.serveBulk(greeting.getInt(0), watched());
            greeting.flip();
        }
        // RMI asks for each of its first four bytes, also behind the end.
        if (over) {
            return -1;
        }
        if (greeting.hasRemaining()) {
            int count = Math.min(greeting.remaining(), target.remaining());
            target.put(greeting.slice().limit(count));
            greeting.position(greeting.position() + count);
            return count;
        }
        return super.readFromPeer(target);
    }

    /** Whether all of it came before the end. */
    private boolean receiveGreeting() throws IOException {
        while (greeting.hasRemaining()) {
            if (watched().read(greeting, HANDSHAKE_MILLIS) < 0) {
                return false;
            }
        }
        return true;
    }
}
