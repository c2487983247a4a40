package panal.protocol.rmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.UnmarshalException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import panal.protocol.error.Unreachable;

/** What becomes of a connection when another one to the same peer fails. */
final class DoubtedConnectionsTest {
    private static final byte PING = 0x52;
    private static final byte PING_ACK = 0x53;
    private static final byte CALL = 0x50;

    private static CallerSocket connected(ServerSocket server, OpenSockets open) throws IOException {
        SocketTimeouts timeouts = new SocketTimeouts(1_000, 10_000, 10_000);
        CallerSocket socket = new CallerSocket(Traffic.CONTROL, timeouts, open, () -> 7);
        socket.connect(server.getLocalSocketAddress());
        return socket;
    }

    /** Two connections to one peer, each with an answer behind it, and the peer's ends of them. */
    private record Pair(CallerSocket one, Socket endOfOne, CallerSocket other, Socket endOfOther)
            implements AutoCloseable {
        OutputStream out() {
            return other.getOutputStream();
        }

        int answer() throws IOException {
            return other.getInputStream().read();
        }

        @Override
        public void close() throws IOException {
            one.close();
            endOfOne.close();
            other.close();
            endOfOther.close();
        }
    }

    private static Pair pair(ServerSocket server) throws IOException {
        OpenSockets open = new OpenSockets();
        CallerSocket one = connected(server, open);
        Socket endOfOne = server.accept();
        CallerSocket other = connected(server, open);
        Socket endOfOther = server.accept();
        for (Socket end : new Socket[] {endOfOne, endOfOther}) {
            end.getOutputStream().write('N');
        }
        assertEquals('N', one.getInputStream().read());
        assertEquals('N', other.getInputStream().read());
        return new Pair(one, endOfOne, other, endOfOther);
    }

    @Test
    void aCallUnderWayOutlivesTheEndOfAnotherConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Pair pair = pair(server)) {
            pair.out().write(CALL);
            pair.endOfOne().close();
            assertEquals(-1, pair.one().getInputStream().read());
            pair.endOfOther().getOutputStream().write('Q');
            assertEquals('Q', pair.answer());
            pair.out().write(PING);
            assertEquals(PING_ACK, pair.answer(), "bytes came since, so the peer is there");
        }
    }

    @Test
    void aConnectionThatWasJustTakenOutlivesTheEndOfAnother() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Pair pair = pair(server)) {
            pair.out().write(PING);
            assertEquals(PING_ACK, pair.answer());
            pair.endOfOne().close();
            assertEquals(-1, pair.one().getInputStream().read());
            pair.out().write(CALL);
            assertEquals(CALL, pair.endOfOther().getInputStream().read());
        }
    }

    @Test
    void onceAConnectionHasFailedAPingOnAnotherFailsAtOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Pair pair = pair(server)) {
            pair.endOfOne().close();
            assertEquals(-1, pair.one().getInputStream().read());
            assertThrows(IOException.class, () -> pair.out().write(PING));
            assertTrue(pair.other().isClosed());
        }
    }

    @Test
    void aCallThatNoPingPrecedesIsNotSentThen() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Pair pair = pair(server)) {
            pair.endOfOne().close();
            assertEquals(-1, pair.one().getInputStream().read());
            assertThrows(NothingSent.class, () -> pair.out().write(CALL));
            assertEquals(-1, pair.endOfOther().getInputStream().read(), "nothing came");
        }
    }

    @Test
    void whatWasNotSentIsSaidAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        String answer = RemoteCalls.call("peer", () -> {
            if (tries.incrementAndGet() < 3) {
                throw new UnmarshalException("no answer", new NothingSent());
            }
            return "answer";
        });
        assertEquals("answer", answer);
        assertThrows(
                Unreachable.class,
                () -> RemoteCalls.call("peer", () -> {
                    tries.incrementAndGet();
                    throw new UnmarshalException("no answer", new EOFException());
                }));
        assertEquals(4, tries.get(), "nobody knows what became of that");
    }

    @Test
    void aPeerThatTakesNothingMoreHasFailedToo() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Pair pair = pair(server)) {
            pair.endOfOne().setSoLinger(true, 0);
            pair.endOfOne().close();
            OutputStream out = pair.one().getOutputStream();
            assertThrows(IOException.class, () -> {
                while (true) {
                    out.write(CALL);
                }
            });
            assertThrows(IOException.class, () -> pair.out().write(PING));
        }
    }

    @Test
    void whatThisSideHasClosedIsNoFaultOfThePeer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Pair pair = pair(server)) {
            pair.one().close();
            assertThrows(IOException.class, () -> pair.one().getInputStream().read());
            assertThrows(IOException.class, () -> pair.one().getOutputStream().write(CALL));
            pair.out().write(PING);
            assertEquals(PING_ACK, pair.answer());
        }
    }
}
