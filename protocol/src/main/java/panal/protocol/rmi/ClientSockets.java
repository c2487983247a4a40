package panal.protocol.rmi;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.rmi.server.RMIClientSocketFactory;
import java.util.Objects;

/**
 * Makes the sockets of callers. It travels inside every stub, so the timeouts are those of the process that calls, not of
 * the one that exported. Two of the same traffic are equal: RMI shares cached connections among equal factories only.
 */
final class ClientSockets implements RMIClientSocketFactory, Serializable {
    private static final long serialVersionUID = 1;

    private final Traffic traffic;

    ClientSockets(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        CallerSocket socket =
                new CallerSocket(traffic, SocketTimeouts.of(traffic), OpenSockets.OF_THIS_PROCESS, System::nanoTime);
        try {
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientSockets sockets && traffic == sockets.traffic;
    }

    @Override
    public int hashCode() {
        return Objects.hash(ClientSockets.class.getName(), traffic.name());
    }

    @Override
    public String toString() {
        return "panal " + traffic;
    }
}
