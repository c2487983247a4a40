package panal.nameserver.locator;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.lookup.LocatorMessage;
import panal.protocol.value.Address;

/**
 * Hears questions on a UDP port and answers each with the registry's address. Bound to every interface, because Linux
 * gives a broadcast only to sockets that are; whoever asks is answered from the interface that leads to them. Thread-safe.
 */
public final class Locator implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(Locator.class);

    private final DatagramSocket socket;
    private final byte[] answer;

    private Locator(DatagramSocket socket, Address registry) {
        this.socket = socket;
        this.answer = LocatorMessage.answer(registry);
    }

    /** Answers on {@code where} until closed; occupies a thread of {@code executor}. IOException if the port is taken. */
    public static Locator open(SocketAddress where, Address registry, Executor executor) throws IOException {
        Locator locator = new Locator(new DatagramSocket(where), registry);
        executor.execute(locator::answerAll);
        return locator;
    }

    /** The UDP port, also when it was chosen by the system. */
    public int port() {
        return ((InetSocketAddress) socket.getLocalSocketAddress()).getPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void answerAll() {
        // One byte more than a question has: a longer datagram is cut by the system, and must not look like one.
        byte[] room = new byte[LocatorMessage.BYTES + 1];
        while (!socket.isClosed()) {
            DatagramPacket heard = new DatagramPacket(room, room.length);
            try {
                socket.receive(heard);
                if (LocatorMessage.isQuestion(room, heard.getLength())) {
                    socket.send(new DatagramPacket(answer, answer.length, heard.getSocketAddress()));
                    log.debug("located by={}", heard.getSocketAddress());
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    log.warn("locator could not answer cause={}", e.toString());
                }
            }
        }
    }
}
