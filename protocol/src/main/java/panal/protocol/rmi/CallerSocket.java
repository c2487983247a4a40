package panal.protocol.rmi;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The caller's end of a connection: an answer that does not come within the timeout is an exception. RMI pings a cached
 * connection before it uses it and shakes hands on a new one; a live process answers both at once, so these wait only for
 * the quick timeout, and a stopped peer costs a caller one timeout in all.
 *
 * <p>A ping on a connection that has brought bytes a moment ago is answered here. RMI itself leaves pings out within twice
 * the time that the last one took, but counts in whole milliseconds: where a ping takes less than one, as in a LAN, every
 * call is preceded by one and takes two round trips. A peer that ends in that moment breaks the call off instead of the
 * ping, as it breaks off calls under way. On a connection that is doubted a ping fails at once, and RMI takes another one;
 * and so does a call before which RMI has left the ping out, which {@link RemoteCalls} makes again.
 */
final class CallerSocket extends WatchedSocket {
    /** The single byte that RMI sends as a ping (Java Remote Method Invocation Specification, 10.2). */
    private static final byte PING = 0x52;
    /** The answer to a ping. */
    private static final byte PING_ACK = 0x53;
    /** The first byte of a call. */
    private static final byte CALL = 0x50;
    /** How long after bytes have come the peer is taken to be alive without a ping. */
    private static final long ALIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** The first byte of "JRMI", with which a connection begins; no message begins with it. */
    private static final byte MAGIC = 'J';

    /** RMI thanks for a remote object with one byte and a UID of 14, and waits for no answer. */
    private static final byte THANKS = 0x54;

    private static final int THANKS_BYTES = 15;

    private final SocketTimeouts timeouts;
    private final LongSupplier nanoTime;
    /** Whether the last write asks for an answer that comes at once. Only the calling thread uses it. */
    private boolean quick;
    /** Whether the next byte written begins a message; what is in the middle of one is never a ping. */
    private boolean atStart = true;

    private boolean greeted;
    /** Whether it was pinged since its last call. */
    private boolean pinged;
    /** When bytes came last, in {@link #nanoTime}; means nothing before the first ones. */
    private long heard;
    /** Whether a ping was kept back, and its answer is the next byte to be read. */
    private boolean answersPing;

    CallerSocket(Traffic traffic, SocketTimeouts timeouts, OpenSockets open, LongSupplier nanoTime) throws IOException {
        super(traffic, WatchedChannel.unconnected(open), timeouts.read());
        this.timeouts = timeouts;
        this.nanoTime = nanoTime;
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
    boolean sends(byte[] bytes, int offset, int length) throws NothingSent {
        if (length == 0) {
            return false;
        }
        byte first = bytes[offset];
        boolean pings = atStart && greeted && first == PING && length == 1;
        boolean calls = atStart && greeted && first == CALL;
        if (watched().isDoubted() && (pings || (calls && !pinged))) {
            watched().drop();
            throw new NothingSent();
        }
        pinged = pings || (pinged && !calls);
        answersPing = pings && watched().isOpen() && nanoTime.getAsLong() - heard < ALIVE_NANOS;
        quick = pings || (atStart && !greeted && first == MAGIC);
        atStart = answersPing || (atStart && first == THANKS && length == THANKS_BYTES);
        return !answersPing;
    }

    @Override
    int readFromPeer(ByteBuffer target) throws IOException {
        if (!answersPing) {
            int count = super.readFromPeer(target);
            heard = nanoTime.getAsLong();
            return count;
        }
        answersPing = false;
        target.put(PING_ACK);
        return 1;
    }
}
