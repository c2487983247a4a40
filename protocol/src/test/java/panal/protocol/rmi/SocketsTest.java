package panal.protocol.rmi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SocketsTest {
    private static final SocketTimeouts TIMEOUTS = new SocketTimeouts(1_000, 700, 200);

    private static final byte PING = 0x52;
    private static final byte PING_ACK = 0x53;
    private static final byte CALL = 0x50;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 100_000_000);

    private CallerSocket connected(ServerSocket server, Traffic traffic) throws IOException {
        CallerSocket socket = new CallerSocket(traffic, TIMEOUTS, new OpenSockets(), now::get);
        socket.connect(server.getLocalSocketAddress());
        return socket;
    }

    @Test
    void aWriteThatNobodyTakesIsBrokenOff() throws Exception {
        for (Traffic traffic : Traffic.values()) {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    CallerSocket socket = connected(server, traffic);
                    Socket deaf = server.accept()) {
                OutputStream out = socket.getOutputStream();
                byte[] bytes = new byte[64 * 1024 * 1024];
                assertTimeoutPreemptively(
                        Duration.ofSeconds(30), () -> assertThrows(IOException.class, () -> out.write(bytes)));
                assertTrue(socket.isClosed());
                assertFalse(deaf.isClosed());
            }
        }
    }

    @Test
    void nobodyRaisesTheTimeout() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CallerSocket socket = connected(server, Traffic.CONTROL)) {
            assertEquals(700, socket.getSoTimeout());
            socket.setSoTimeout(60_000);
            assertEquals(700, socket.getSoTimeout());
            socket.setSoTimeout(0);
            assertEquals(700, socket.getSoTimeout());
            socket.setSoTimeout(100);
            assertEquals(100, socket.getSoTimeout());
            assertTrue(socket.getTcpNoDelay());
        }
    }

    @Test
    void onlyHandshakesAndPingsAreAwaitedBriefly() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CallerSocket socket = connected(server, Traffic.CONTROL)) {
            assertEquals(200, timeoutAfter(socket, 'J', 7), "handshake");
            socket.afterRead();
            assertEquals(700, timeoutAfter(socket, 0x50, 300), "call");
            assertEquals(700, timeoutAfter(socket, 'J', 300), "in the middle of a call");
            assertEquals(700, timeoutAfter(socket, 0x52, 1), "last byte of a call");
            socket.afterRead();
            assertEquals(200, timeoutAfter(socket, 0x52, 1), "ping");
            socket.afterRead();
            assertEquals(700, timeoutAfter(socket, 0x54, 15), "thanks for an object");
            assertEquals(200, timeoutAfter(socket, 0x52, 1), "ping after thanks");
        }
    }

    @Test
    void aPingIsAnsweredHereOnlyWhenBytesHaveJustCome() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CallerSocket socket = connected(server, Traffic.CONTROL);
                Socket peer = server.accept()) {
            peer.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(new byte[] {'J', 'R', 'M', 'I'});
            peer.getOutputStream().write('N');
            assertEquals('N', in.read());
            out.write(PING);
            assertEquals(PING_ACK, in.read());
            out.write(CALL);
            out.write(PING);
            assertArrayEquals(
                    new byte[] {'J', 'R', 'M', 'I', CALL, PING},
                    peer.getInputStream().readNBytes(6),
                    "the first ping stays here; the byte in the middle of a call is none");
            peer.getOutputStream().write('Q');
            assertEquals('Q', in.read());
            now.addAndGet(499_000_000);
            out.write(PING);
            assertEquals(PING_ACK, in.read());
            now.addAndGet(1_000_000);
            out.write(PING);
            assertEquals(PING, peer.getInputStream().read());
            peer.getOutputStream().write(PING_ACK);
            assertEquals(PING_ACK, in.read());
        }
    }

    private static int timeoutAfter(CallerSocket socket, int firstByte, int length) throws IOException {
        byte[] bytes = new byte[length];
        bytes[0] = (byte) firstByte;
        assertTrue(socket.sends(bytes, 0, length));
        return socket.timeoutOfNextRead();
    }

    @Test
    void theServersEndWaitsLongForACallAndBrieflyForAGreeting() throws Exception {
        ServerSockets port = new ServerSockets(InetAddress.getLoopbackAddress(), Traffic.CONTROL);
        try (ServerSocket listening = port.createServerSocket(0);
                Socket caller = new Socket(listening.getInetAddress(), listening.getLocalPort());
                ServedSocket socket = (ServedSocket) listening.accept()) {
            assertTrue(caller.isConnected());
            assertEquals(ServedSocket.HANDSHAKE_MILLIS, socket.timeoutOfNextRead());
            socket.afterRead();
            assertEquals(ServedSocket.IDLE_MILLIS, socket.timeoutOfNextRead());
            socket.setSoTimeout(2 * 3600 * 1000);
            assertEquals(ServedSocket.IDLE_MILLIS, socket.getSoTimeout());
        }
    }

    @Test
    void aCallerThatLeavesWithoutAWordIsAnEndAndNoFault() throws Exception {
        ServerSockets port = new ServerSockets(InetAddress.getLoopbackAddress(), Traffic.CONTROL);
        try (ServerSocket listening = port.createServerSocket(0)) {
            new Socket(listening.getInetAddress(), listening.getLocalPort()).close();
            try (Socket socket = listening.accept()) {
                for (int asked = 1; asked <= 4; asked++) {
                    assertEquals(-1, socket.getInputStream().read());
                }
            }
        }
    }

    @Test
    void aConnectionThatIsClosedHereAnswersNoPing() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CallerSocket socket = connected(server, Traffic.CONTROL);
                Socket peer = server.accept()) {
            peer.getOutputStream().write(PING_ACK);
            assertEquals(PING_ACK, socket.getInputStream().read());
            socket.watched().drop();
            assertThrows(IOException.class, () -> socket.getOutputStream().write(PING));
        }
    }

    @Test
    void timeoutsFollowTheCallersProperties() {
        assertEquals(new SocketTimeouts(3_000, 15_000, 5_000), SocketTimeouts.of(Traffic.CONTROL));
        assertEquals(new SocketTimeouts(3_000, 30_000, 10_000), SocketTimeouts.of(Traffic.DATA));
        System.setProperty(SocketTimeouts.DATA_READ_PROPERTY, "90");
        try {
            assertEquals(new SocketTimeouts(30, 90, 30), SocketTimeouts.of(Traffic.DATA));
        } finally {
            System.clearProperty(SocketTimeouts.DATA_READ_PROPERTY);
        }
    }
}
