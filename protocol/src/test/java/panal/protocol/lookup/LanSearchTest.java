package panal.protocol.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Address;

final class LanSearchTest {
    private static final Address REGISTRY = new Address("192.0.2.7", 4711);

    /** Answers one question after the other; an empty answer is silence. */
    private static Optional<Address> found(List<byte[]> answers) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> answer(server, answers));
            Optional<Address> found = new LanSearch(server.getLocalPort(), Set.of(loopback)).ask();
            answering.join();
            return found;
        }
    }

    private static void answer(DatagramSocket server, List<byte[]> answers) {
        try {
            for (byte[] answer : answers) {
                DatagramPacket question = new DatagramPacket(new byte[1_000], 1_000);
                server.receive(question);
                if (answer.length > 0 && LocatorMessage.isQuestion(question.getData(), question.getLength())) {
                    server.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void takesTheFirstAnswer() throws Exception {
        assertEquals(Optional.of(REGISTRY), found(List.of(LocatorMessage.answer(REGISTRY))));
    }

    @Test
    void asksAgainWhenADatagramIsLost() throws Exception {
        assertEquals(Optional.of(REGISTRY), found(List.of(new byte[0], new byte[0], LocatorMessage.answer(REGISTRY))));
    }

    @Test
    void ignoresWhatIsNoAnswer() throws Exception {
        byte[] noise = "panal! 1 host 99999".getBytes(StandardCharsets.US_ASCII);
        assertEquals(Optional.of(REGISTRY), found(List.of(noise, LocatorMessage.answer(REGISTRY))));
    }

    @Test
    void findsNobodyWhereNobodyAnswers() throws Exception {
        assertEquals(Optional.empty(), found(List.of(new byte[0])));
    }

    @Test
    void aMachineWithoutANetworkAsksNobody() {
        assertEquals(Optional.empty(), new LanSearch(1, Set.of()).ask());
    }
}
