package panal.protocol.rmi;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMIServerSocketFactory;
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
        Listener listener = new Listener();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(bindTo, port), BACKLOG);
            return listener;
        } catch (IOException | RuntimeException failed) {
            listener.close();
            throw failed;
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private final class Listener extends ServerSocket {
        Listener() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            ServedSocket socket = new ServedSocket(ServerSockets.this, traffic, OpenSockets.OF_THIS_PROCESS);
            implAccept(socket);
            socket.watch();
            return socket;
        }
    }
}
