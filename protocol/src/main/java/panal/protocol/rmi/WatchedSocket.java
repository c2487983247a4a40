package panal.protocol.rmi;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;

/**
 * A socket whose reads and writes both end: reads by a timeout that RMI cannot raise (it sets 60 s during its handshake and
 * two hours after accept), writes by {@link OpenSockets}. A message has a bounded length, because a serialized text is
 * read whole before any filter sees it. Data connections have large buffers.
 *
 * <p>One thread reads and writes at a time, as RMI does; closing is safe from any thread.
 */
abstract class WatchedSocket extends Socket {
    /** Much more than the longest answer (a page of 1,000 paths of 4 KiB) has. */
    static final int MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

    private static final int DATA_BUFFER_BYTES = 256 * 1024;

    private final Traffic traffic;
    private final OpenSockets open;
    private final long writeTimeoutNanos;
    /** When the write under way began (System.nanoTime(), never 0), or 0. Written by the calling thread only. */
    private volatile long writeBegan;
    /** Whether a thread is inside a read. Written by the calling thread only. */
    private volatile boolean reading;
    /** Bytes read since the last write. Only the calling thread uses it. */
    private long messageBytes;

    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean streamsMade;

    WatchedSocket(Traffic traffic, OpenSockets open, int writeTimeoutMillis) {
        this.traffic = traffic;
        this.open = open;
        this.writeTimeoutNanos = TimeUnit.MILLISECONDS.toNanos(writeTimeoutMillis);
    }

    /** The timeout for the next read, milliseconds. */
    abstract int timeoutOfNextRead();

    /** Bytes came. */
    abstract void afterRead();

    /** No byte came in time, or the peer has closed. */
    abstract void peerFailed();

    /** These bytes go to the peer now. */
    abstract void beforeWrite(byte[] bytes, int offset, int length);

    /** Tells the set of open sockets; call when connected. */
    final void watch() {
        open.opened(this);
    }

    final OpenSockets openSockets() {
        return open;
    }

    final boolean writeIsLate(long nowNanos) {
        long began = writeBegan;
        return began != 0 && nowNanos - began > writeTimeoutNanos;
    }

    final boolean isIdleTowards(WatchedSocket found) {
        SocketAddress peer = getRemoteSocketAddress();
        return getClass() == found.getClass()
                && peer != null
                && peer.equals(found.getRemoteSocketAddress())
                && !reading
                && writeBegan == 0;
    }

    /** Closes without a word: whoever uses the socket sees an exception. */
    final void drop() {
        try {
            close();
        } catch (IOException alreadyGone) {
            open.closed(this);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        open.closed(this);
        super.close();
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        makeStreams();
        return in;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        makeStreams();
        return out;
    }

    private void makeStreams() throws IOException {
        if (streamsMade) {
            return;
        }
        InputStream watchedIn = new WatchedInput(super.getInputStream());
        OutputStream watchedOut = new WatchedOutput(super.getOutputStream());
        in = traffic == Traffic.DATA ? new BufferedInputStream(watchedIn, DATA_BUFFER_BYTES) : watchedIn;
        out = traffic == Traffic.DATA ? new BufferedOutputStream(watchedOut, DATA_BUFFER_BYTES) : watchedOut;
        streamsMade = true;
    }

    private void setTimeoutOfNextRead() throws SocketException {
        super.setSoTimeout(timeoutOfNextRead());
    }

    private final class WatchedInput extends InputStream {
        private final InputStream socket;

        WatchedInput(InputStream socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            setTimeoutOfNextRead();
            reading = true;
            int count;
            try {
                count = socket.read(bytes, offset, length);
            } catch (IOException silentOrGone) {
                peerFailed();
                throw silentOrGone;
            } finally {
                reading = false;
            }
            if (count > 0) {
                messageBytes += count;
                if (messageBytes > MESSAGE_BYTES_MAX) {
                    drop();
                    throw new IOException("message of more than " + MESSAGE_BYTES_MAX + " bytes");
                }
                afterRead();
            } else if (count < 0) {
                peerFailed();
            }
            return count;
        }

        @Override
        public int available() throws IOException {
            return socket.available();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private final class WatchedOutput extends OutputStream {
        private final OutputStream socket;

        WatchedOutput(OutputStream socket) {
            this.socket = socket;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            messageBytes = 0;
            beforeWrite(bytes, offset, length);
            long now = System.nanoTime();
            writeBegan = now == 0 ? 1 : now;
            try {
                socket.write(bytes, offset, length);
            } finally {
                writeBegan = 0;
            }
        }

        @Override
        public void flush() throws IOException {
            socket.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
