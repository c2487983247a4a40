package panal.protocol.rmi;

import java.io.IOException;
import java.net.SocketAddress;

/**
 * The caller's end of a connection: an answer that does not come within the timeout is an exception. RMI pings a cached
 * connection before it uses it and shakes hands on a new one; a live process answers both at once, so these wait only for
 * the quick timeout, and a stopped peer costs a caller one timeout in all.
 */
final class CallerSocket extends WatchedSocket {
    /** The single byte that RMI sends as a ping (Java Remote Method Invocation Specification, 10.2). */
    private static final byte PING = 0x52;
    /** The first byte of "JRMI", with which a connection begins; no message begins with it. */
    private static final byte MAGIC = 'J';

    /** RMI thanks for a remote object with one byte and a UID of 14, and waits for no answer. */
    private static final byte THANKS = 0x54;

    private static final int THANKS_BYTES = 15;

    private final SocketTimeouts timeouts;
    /** Whether the last write asks for an answer that comes at once. Only the calling thread uses it. */
    private boolean quick;
    /** Whether the next byte written begins a message; what is in the middle of one is never a ping. */
    private boolean atStart = true;

    private boolean greeted;

    CallerSocket(Traffic traffic, SocketTimeouts timeouts, OpenSockets open) throws IOException {
        super(traffic, WatchedChannel.unconnected(open), timeouts.read());
        this.timeouts = timeouts;
    }

    @Override
    public void connect(SocketAddress peer) throws IOException {
        watched().connect(peer, timeouts.connect());
        setSoTimeout(timeouts.read());
    }

    @Override
    int soTimeoutMax() {
        return timeouts.read();
    }

    @Override
    int timeoutOfNextRead() {
        return quick ? timeouts.quick() : timeouts.read();
    }

    @Override
    void afterRead() {
        quick = false;
        atStart = true;
        greeted = true;
    }

    @Override
    void beforeWrite(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        byte first = bytes[offset];
        quick = atStart && (greeted ? first == PING && length == 1 : first == MAGIC);
        atStart = atStart && first == THANKS && length == THANKS_BYTES;
    }
}
