package panal.protocol.rmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.DataNode;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;

/**
 * Callers of a process that has been stopped, with timeouts of a few seconds. Without our sockets a caller waits for a
 * minute, and for hours on a cached connection: the deadlines here are far from both.
 */
@DisabledOnOs(OS.WINDOWS)
final class StoppedPeerTest {
    private static final int READ_MILLIS = 3_000;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private StoppableProcess server;

    @BeforeEach
    void startServer() throws Exception {
        System.setProperty(SocketTimeouts.READ_PROPERTY, Integer.toString(READ_MILLIS));
        server = StoppableProcess.server();
    }

    @AfterEach
    void endServer() {
        System.clearProperty(SocketTimeouts.READ_PROPERTY);
        server.close();
    }

    private DataNode node() throws Exception {
        return (DataNode) RemoteCalls.registryAt(server.address()).lookup("datanode-1");
    }

    private static Packet read(DataNode node, int millis) throws Exception {
        return RemoteCalls.call("datanode-1", node, stub -> stub.read(FakeNode.TOKEN, millis, 1));
    }

    @Test
    void aCachedConnectionTimesOut() throws Exception {
        DataNode node = node();
        assertEquals(ProtocolVersion.CURRENT, node.version());
        server.stop();
        Unreachable thrown =
                assertTimeoutPreemptively(DEADLINE, () -> assertThrows(Unreachable.class, () -> read(node, 0)));
        assertTrue(thrown.getMessage().contains("datanode-1 at " + server.address()), thrown.getMessage());
        server.goOn();
        assertEquals(0, read(node, 0).firstChunk());
    }

    @Test
    void aNewConnectionTimesOut() throws Exception {
        server.stop();
        assertTimeoutPreemptively(
                DEADLINE,
                () -> assertThrows(
                        Unreachable.class,
                        () -> RemoteCalls.call("registry", () -> RemoteCalls.registryAt(server.address())
                                .list())));
    }

    @Test
    void aCallUnderWayTimesOut() throws Exception {
        DataNode node = node();
        assertTimeoutPreemptively(DEADLINE, () -> assertThrows(Unreachable.class, () -> read(node, 3_600_000)));
    }

    @Test
    void manyCachedConnectionsCostOneTimeoutTogether() throws Exception {
        DataNode node = node();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Future<Packet>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(callers.submit(() -> read(node, 1_000)));
            }
            for (Future<Packet> call : calls) {
                assertEquals(1_000, call.get().firstChunk());
            }
        } finally {
            callers.shutdownNow();
        }
        int before = OpenSockets.OF_THIS_PROCESS.count();
        assertTrue(before >= 16, "connections " + before);
        server.stop();
        // Sixteen pings, one after the other, would take 16 s at the least.
        assertTimeoutPreemptively(Duration.ofSeconds(12), () -> {
            assertThrows(PanalException.class, () -> read(node, 0));
            assertThrows(PanalException.class, () -> read(node, 0), "what is left is found dead at once");
        });
        assertTrue(OpenSockets.OF_THIS_PROCESS.count() <= before - 16, "connections are left");
    }

    @Test
    void aCallMayTakeItsTimeWithinTheTimeout() throws Exception {
        assertEquals(1_500, read(node(), 1_500).firstChunk());
    }

    @Test
    void aConnectionThatWasIdleForLongerThanTheTimeoutIsOfUseAgain() throws Exception {
        System.setProperty(SocketTimeouts.READ_PROPERTY, "600");
        DataNode node = node();
        assertEquals(0, read(node, 0).firstChunk());
        long end = System.nanoTime() + 1_500_000_000L;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        assertEquals(0, read(node, 0).firstChunk());
    }
}
