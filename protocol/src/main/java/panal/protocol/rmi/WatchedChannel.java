package panal.protocol.rmi;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import panal.protocol.value.Address;

/**
 * A connection on which everything ends: a channel that blocks has no timeouts of its own, so {@link OpenSockets} shuts it
 * down when a read or a write takes too long. That costs a call nothing but two stores, where a socket with a timeout asks
 * the system three times for each read.
 *
 * <p>One thread reads and writes at a time; closing is safe from any thread.
 */
public final class WatchedChannel implements Closeable {
    /** What is on the heap goes through a buffer outside of it, which the JDK keeps for each thread. */
    private static final int HEAP_STEP_BYTES = 128 * 1024;

    /** How much of a file goes out in one step, under one deadline. */
    private static final long TRANSFER_STEP_BYTES = 2L * 1024 * 1024;

    private final SocketChannel channel;
    private final OpenSockets open;
    /** The port, when it was not this side that connected. */
    private final Optional<ServerSockets> acceptedBy;

    private final StepDeadline deadline = new StepDeadline();
    /** Whether another connection to the same peer has failed since bytes came on this one. */
    private volatile boolean doubted;
    /** Whether a file is going out, and so whether the descriptor is in the system's hands; guarded by this. */
    private boolean transferring;
    /** Guarded by this. */
    private boolean dropped;

    private WatchedChannel(SocketChannel channel, OpenSockets open, Optional<ServerSockets> acceptedBy) {
        this.channel = channel;
        this.open = open;
        this.acceptedBy = acceptedBy;
    }

    static WatchedChannel unconnected(OpenSockets open) throws IOException {
        return new WatchedChannel(SocketChannel.open(), open, Optional.empty());
    }

    static WatchedChannel accepted(SocketChannel channel, ServerSockets by, OpenSockets open) {
        WatchedChannel connection = new WatchedChannel(channel, open, Optional.of(by));
        open.opened(connection);
        return connection;
    }

    /** Connects for bulk data, within the time that this process's settings give. */
    public static WatchedChannel connect(Address address) throws IOException {
        WatchedChannel connection = unconnected(OpenSockets.OF_THIS_PROCESS);
        connection.connect(
                new InetSocketAddress(address.host(), address.port()),
                SocketTimeouts.of(Traffic.DATA).connect());
        return connection;
    }

    /** What a caller waits for bytes of an answer that may take its time, in milliseconds. */
    public static int answerMillis() {
        return SocketTimeouts.of(Traffic.DATA).read();
    }

    /** What a caller waits for an answer that a live process gives at once, in milliseconds. */
    public static int quickMillis() {
        return SocketTimeouts.of(Traffic.DATA).quick();
    }

    void connect(SocketAddress peer, int millis) throws IOException {
        try {
            channel.socket().connect(peer, millis);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            open.opened(this);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Reads what is there, at least a byte; -1 at the end. */
    public int read(ByteBuffer target, int millis) throws IOException {
        deadline.begin(millis);
        try {
            int count = readSome(target);
            if (count < 0 && deadline.missed()) {
                throw new ClosedChannelException();
            }
            if (count > 0 && doubted) {
                doubted = false;
            }
            return count;
        } catch (IOException broken) {
            throw deadline.why(broken, millis);
        } finally {
            deadline.end();
        }
    }

    private int readSome(ByteBuffer target) throws IOException {
        if (target.isDirect() || target.remaining() <= HEAP_STEP_BYTES) {
            return channel.read(target);
        }
        ByteBuffer step = target.slice(target.position(), HEAP_STEP_BYTES);
        int count = channel.read(step);
        target.position(target.position() + step.position());
        return count;
    }

    /** Reads what is there without waiting: 0 for nothing, -1 at the end. */
    public int readNow(ByteBuffer target) throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(target);
        } finally {
            channel.configureBlocking(true);
        }
    }

    /** Writes all that remains in these, each of which is taken within the time. */
    public void write(int millis, ByteBuffer... sources) throws IOException {
        deadline.begin(millis);
        try {
            if (sources.length == 1) {
                ByteBuffer source = sources[0];
                while (source.hasRemaining()) {
                    writeSome(source);
                }
                return;
            }
            long left = 0;
            for (ByteBuffer source : sources) {
                left += source.remaining();
            }
            while (left > 0) {
                left -= channel.write(sources);
            }
        } catch (IOException broken) {
            throw deadline.why(broken, millis);
        } finally {
            deadline.end();
        }
    }

    private void writeSome(ByteBuffer source) throws IOException {
        if (source.isDirect() || source.remaining() <= HEAP_STEP_BYTES) {
            channel.write(source);
        } else {
            ByteBuffer step = source.slice(source.position(), HEAP_STEP_BYTES);
            channel.write(step);
            source.position(source.position() + step.position());
        }
    }

    /**
     * Sends a part of a file without a look at it (sendfile(2)).
     *
     * @return how many bytes went out, at least one; fewer than asked for when it takes another call
     */
    public long transfer(FileChannel file, long from, long bytes, int millis) throws IOException {
        beginTransfer();
        deadline.begin(millis);
        try {
            long count = file.transferTo(from, Math.min(TRANSFER_STEP_BYTES, bytes), channel);
            if (count <= 0) {
                throw new IOException("no byte goes out");
            }
            return count;
        } catch (IOException broken) {
            throw deadline.why(broken, millis);
        } finally {
            deadline.end();
            endTransfer();
        }
    }

    private synchronized void beginTransfer() throws ClosedChannelException {
        if (dropped) {
            throw new ClosedChannelException();
        }
        transferring = true;
    }

    private void endTransfer() throws IOException {
        boolean closeNow;
        synchronized (this) {
            transferring = false;
            closeNow = dropped;
        }
        if (closeNow) {
            channel.close();
        }
    }

    boolean isAcceptedBy(ServerSockets port) {
        return acceptedBy.filter(port::equals).isPresent();
    }

    /** Whether both were connected from here, to the same peer. */
    boolean isTowardsPeerOf(WatchedChannel other) {
        SocketAddress peer = channel.socket().getRemoteSocketAddress();
        return acceptedBy.isEmpty()
                && other.acceptedBy.isEmpty()
                && peer != null
                && peer.equals(other.channel.socket().getRemoteSocketAddress());
    }

    /** The peer did not answer, or has closed: other connections to it are perhaps of no use either. */
    public void peerFailed() {
        if (acceptedBy.isEmpty()) {
            open.failed(this);
        }
    }

    /** Another connection to the peer has failed: this one is not to be begun with, until bytes come on it. */
    void doubt() {
        doubted = true;
    }

    boolean isDoubted() {
        return doubted;
    }

    /** Whether it is good for another request, as far as is known here. */
    public boolean isTrusted() {
        return isOpen() && !doubted;
    }

    boolean isLate(long nowNanos) {
        return deadline.isLate(nowNanos);
    }

    /** Ends what is under way, because it takes too long. */
    void dropLate() {
        deadline.miss();
        endInput(); // Wakes a reader; a close alone relies on a signal to its thread.
        drop();
    }

    /**
     * Closes without a word: whoever uses it sees an exception. While a file goes out its descriptor must not be given
     * back, as another connection might get the number: then the transfer is woken, and closes by itself.
     */
    void drop() {
        open.closed(this);
        boolean closeNow;
        synchronized (this) {
            dropped = true;
            closeNow = !transferring;
        }
        // The peer hears of it now, and not when a thread that reads here has woken up.
        try {
            channel.shutdownOutput();
        } catch (IOException | NotYetConnectedException gone) {
            // It is what was wanted.
        }
        if (closeNow) {
            try {
                channel.close();
            } catch (IOException gone) {
                // It is what was wanted.
            }
        }
    }

    private void endInput() {
        try {
            channel.shutdownInput();
        } catch (IOException | NotYetConnectedException gone) {
            // It is what was wanted.
        }
    }

    public boolean isOpen() {
        return channel.isOpen() && !dropped();
    }

    private synchronized boolean dropped() {
        return dropped;
    }

    @Override
    public void close() {
        drop();
    }
}
