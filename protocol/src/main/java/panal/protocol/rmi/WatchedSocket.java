package panal.protocol.rmi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * A {@link WatchedChannel} in the form that RMI knows: a socket whose reads and writes both end. RMI cannot raise the
 * timeouts (it sets 60 s during its handshake and two hours after accept). A message has a bounded length, because a
 * serialized text is read whole before any filter sees it. Data connections have large buffers.
 *
 * <p>One thread reads and writes at a time, as RMI does; closing is safe from any thread.
 */
// What Socket guards with its monitor is not used here, and what is instead is thread-safe.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
abstract class WatchedSocket extends Socket {
    /** Much more than the longest answer (a page of 1,000 paths of 4 KiB) has. */
    static final int MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

    private static final int DATA_BUFFER_BYTES = 256 * 1024;

    private final WatchedChannel channel;
    private final int writeMillis;
    /** Bytes read since the last write. Only the calling thread uses it. */
    private long messageBytes;
    /** What RMI has asked for, as far as it may; {@link #timeoutOfNextRead} is what counts. */
    private volatile int soTimeout;

    private final InputStream in;
    private final OutputStream out;

    WatchedSocket(Traffic traffic, WatchedChannel channel, int writeMillis) {
        this.channel = channel;
        this.writeMillis = writeMillis;
        InputStream watchedIn = new WatchedInput();
        OutputStream watchedOut = new WatchedOutput();
        this.in = traffic == Traffic.DATA ? new LateInput(watchedIn, DATA_BUFFER_BYTES) : watchedIn;
        this.out = traffic == Traffic.DATA ? new LateOutput(watchedOut, DATA_BUFFER_BYTES) : watchedOut;
    }

    /** The timeout for the next read, milliseconds. */
    abstract int timeoutOfNextRead();

    /** Bytes came. */
    abstract void afterRead();

    /** These bytes are next for the peer; answers whether they have to be sent. */
    abstract boolean sends(byte[] bytes, int offset, int length) throws IOException;

    /** Never more than this, never endless: milliseconds. */
    abstract int soTimeoutMax();

    /** Reads what is there, at least a byte; -1 at the end. */
    int readFromPeer(ByteBuffer target) throws IOException {
        return channel.read(target, timeoutOfNextRead());
    }

    final WatchedChannel watched() {
        return channel;
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        soTimeout = millis <= 0 ? soTimeoutMax() : Math.min(millis, soTimeoutMax());
    }

    @Override
    public int getSoTimeout() {
        return soTimeout;
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public SocketChannel getChannel() {
        return channel.channel();
    }

    /** What this side has closed, be it by an interrupt, says nothing about the peer. */
    private void failed(IOException broken) {
        if (!(broken instanceof ClosedChannelException)) {
            channel.peerFailed();
        }
    }

    private Socket plain() {
        return channel.channel().socket();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        plain().setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return plain().getTcpNoDelay();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        plain().setKeepAlive(on);
    }

    @Override
    public boolean isConnected() {
        return plain().isConnected();
    }

    @Override
    public InetAddress getInetAddress() {
        return plain().getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return plain().getLocalAddress();
    }

    @Override
    public int getPort() {
        return plain().getPort();
    }

    @Override
    public int getLocalPort() {
        return plain().getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return plain().getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return plain().getLocalSocketAddress();
    }

    @Override
    public String toString() {
        return plain().toString();
    }

    private final class WatchedInput extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count;
            try {
                count = readFromPeer(ByteBuffer.wrap(bytes, offset, length));
            } catch (IOException broken) {
                failed(broken);
                throw broken;
            }
            if (count > 0) {
                messageBytes += count;
                if (messageBytes > MESSAGE_BYTES_MAX) {
                    channel.drop();
                    throw new IOException("message of more than " + MESSAGE_BYTES_MAX + " bytes");
                }
                afterRead();
            } else if (count < 0) {
                channel.peerFailed();
            }
            return count;
        }

        @Override
        public void close() {
            channel.close();
        }
    }

    private final class WatchedOutput extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            messageBytes = 0;
            if (sends(bytes, offset, length)) {
                try {
                    channel.write(writeMillis, ByteBuffer.wrap(bytes, offset, length));
                } catch (IOException broken) {
                    failed(broken);
                    throw broken;
                }
            }
        }

        @Override
        public void close() {
            channel.close();
        }
    }
}
