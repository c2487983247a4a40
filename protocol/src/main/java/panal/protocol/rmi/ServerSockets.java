package panal.protocol.rmi;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.rmi.server.RMIServerSocketFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes the listening socket of one port, bound to one address. Equal only to itself: two ports never share a listener,
 * and everything that is exported on one port uses the same instance, as RMI demands of objects that share a port.
 */
final class ServerSockets implements RMIServerSocketFactory {
    private static final int BACKLOG = 128;
    private static final int BIND_TRIES = 10;
    private static final long BIND_PAUSE_NANOS = 50_000_000;

    private final InetAddress bindTo;
    private final Traffic traffic;
    /** What is served beside RMI, by what its connections begin with. */
    private final Map<Integer, BulkSessions> sessions = new ConcurrentHashMap<>();

    ServerSockets(InetAddress bindTo, Traffic traffic) {
        this.bindTo = bindTo;
        this.traffic = traffic;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        // A listener that was closed while a thread was accepting on it holds its port for a moment longer.
        for (int tries = 1; tries < BIND_TRIES; tries++) {
            try {
                return bound(port);
            } catch (BindException taken) {
                LockSupport.parkNanos(BIND_PAUSE_NANOS);
            }
        }
        return bound(port);
    }

    private ServerSocket bound(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(bindTo, port), BACKLOG);
            return new Listener(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** From now on connections that begin as these sessions do go to them. */
    void serve(BulkSessions bulk) {
        sessions.put(bulk.magic(), bulk);
    }

    /** Serves the whole connection, to its end, if it is none of RMI's and there is somebody to serve it. */
    boolean serveBulk(int magic, WatchedChannel connection) {
        BulkSessions serving = sessions.get(magic);
        if (serving == null) {
            return false;
        }
        serving.serve(connection);
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** RMI accepts, asks for the port and closes, and nothing else. */
    private final class Listener extends ServerSocket {
        private final ServerSocketChannel channel;

        Listener(ServerSocketChannel channel) throws IOException {
            this.channel = channel;
        }

        @Override
        public Socket accept() throws IOException {
            WatchedChannel accepted =
                    WatchedChannel.accepted(channel.accept(), ServerSockets.this, OpenSockets.OF_THIS_PROCESS);
            return new ServedSocket(ServerSockets.this, traffic, accepted);
        }

        @Override
        public int getLocalPort() {
            return channel.socket().getLocalPort();
        }

        @Override
        public InetAddress getInetAddress() {
            return channel.socket().getInetAddress();
        }

        @Override
        public SocketAddress getLocalSocketAddress() {
            return channel.socket().getLocalSocketAddress();
        }

        @Override
        public boolean isBound() {
            return channel.socket().isBound();
        }

        @Override
        public boolean isClosed() {
            return !channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
