package panal.protocol.lookup;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.rmi.HostChoice;
import panal.protocol.value.Address;

/**
 * Asks the LAN for a name server, by UDP broadcast on every interface that has one; a few times, because datagrams get
 * lost. A machine that has only loopback asks nobody. Thread-safe.
 */
final class LanSearch {
    private static final Logger log = LoggerFactory.getLogger(LanSearch.class);
    private static final int TRIES = 3;
    private static final int WAIT_MILLIS = 250;

    private final int port;
    private final Set<InetAddress> targets;

    /** Asks at {@code port} on all interfaces. */
    LanSearch(int port) {
        this(port, broadcastAddresses());
    }

    LanSearch(int port, Set<InetAddress> targets) {
        this.port = port;
        this.targets = Set.copyOf(targets);
    }

    /** The first answer's address; empty after all tries, within a second. */
    Optional<Address> ask() {
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setBroadcast(true);
            for (int i = 0; i < TRIES; i++) {
                send(socket);
                Optional<Address> answer = receive(socket);
                if (answer.isPresent()) {
                    return answer;
                }
            }
        } catch (IOException noNetwork) {
            log.debug("LAN search failed port={} reason={}", port, noNetwork.getMessage());
        }
        return Optional.empty();
    }

    private void send(DatagramSocket socket) {
        byte[] question = LocatorMessage.question();
        for (InetAddress target : targets) {
            try {
                socket.send(new DatagramPacket(question, question.length, target, port));
            } catch (IOException oneInterface) {
                // The others may work.
                log.debug("LAN search cannot send to={} reason={}", target.getHostAddress(), oneInterface.getMessage());
            }
        }
    }

    private static Optional<Address> receive(DatagramSocket socket) throws IOException {
        long end = System.nanoTime() + WAIT_MILLIS * 1_000_000L;
        DatagramPacket packet = new DatagramPacket(new byte[LocatorMessage.BYTES], LocatorMessage.BYTES);
        while (true) {
            int left = (int) ((end - System.nanoTime()) / 1_000_000L);
            if (left <= 0) {
                return Optional.empty();
            }
            socket.setSoTimeout(left);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException nobody) {
                return Optional.empty();
            }
            Optional<Address> answer = LocatorMessage.registryIn(packet.getData(), packet.getLength())
                    .filter(address -> isReachable(address, packet.getAddress()));
            packet.setLength(LocatorMessage.BYTES);
            if (answer.isPresent()) {
                return answer;
            }
        }
    }

    /** A loopback address is of use only when this machine itself has answered. */
    private static boolean isReachable(Address answered, InetAddress from) {
        return !HostChoice.isLoopback(answered.host()) || HostChoice.isOwn(from.getHostAddress());
    }

    private static Set<InetAddress> broadcastAddresses() {
        Set<InetAddress> found = new LinkedHashSet<>();
        try {
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (card.isUp() && !card.isLoopback()) {
                    card.getInterfaceAddresses()
                            .forEach(address -> broadcastOf(address).ifPresent(found::add));
                }
            }
        } catch (SocketException unreadable) {
            log.debug("interfaces cannot be listed reason={}", unreadable.getMessage());
        }
        return found;
    }

    private static Optional<InetAddress> broadcastOf(InterfaceAddress address) {
        return Optional.ofNullable(address.getBroadcast()).filter(Inet4Address.class::isInstance);
    }
}
