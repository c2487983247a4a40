package panal.nameserver.locator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import panal.protocol.lookup.LocatorMessage;
import panal.protocol.value.Address;

final class LocatorTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    @Test
    void answersAQuestionAndIgnoresEverythingElse() throws Exception {
        Address registry = new Address("10.0.0.7", 1_099);
        try (Locator locator = Locator.open(new InetSocketAddress(LOOPBACK, 0), registry, executor);
                DatagramSocket asker = new DatagramSocket(0, LOOPBACK)) {
            asker.setSoTimeout(20_000);
            send(asker, locator.port(), new byte[] {1, 2, 3});
            send(asker, locator.port(), new byte[60_000]);
            send(asker, locator.port(), new byte[0]);
            send(asker, locator.port(), LocatorMessage.question());

            byte[] room = new byte[1_000];
            DatagramPacket answer = new DatagramPacket(room, room.length);
            asker.receive(answer);

            assertEquals(Optional.of(registry), LocatorMessage.registryIn(room, answer.getLength()));
        }
    }

    @Test
    void freesItsPortWhenClosed() throws Exception {
        Locator locator = Locator.open(new InetSocketAddress(LOOPBACK, 0), new Address("h", 1), executor);
        int port = locator.port();
        locator.close();

        new DatagramSocket(port, LOOPBACK).close();
    }

    private static void send(DatagramSocket from, int port, byte[] bytes) throws IOException {
        from.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
    }
}
