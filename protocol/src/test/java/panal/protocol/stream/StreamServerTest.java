package panal.protocol.stream;

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
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.error.VersionMismatch;
import panal.protocol.rmi.BulkSessions;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.StreamTicket;
import panal.testkit.Await;
import panal.testkit.FakeClock;
import panal.testkit.Seeds;

/** What a stranger or a careless client may send to a stream, and who holds whom up. Afterwards others are still served. */
final class StreamServerTest {
    private static final String TIMEOUT = "panal.rmi.dataReadTimeoutMillis";
    private static final BlockToken TOKEN = new BlockToken(new BlockId(7), BlockToken.Mode.READ, 0, 1, 1, Bits256.ZERO);
    private static final BlockWrite ORDER = new BlockWrite(
            TOKEN,
            new BlockOrigin(new FileId(1), 0, new FilePath("/a")),
            Durability.SYNCED,
            List.of(NodeName.ofSlot(2)));

    @TempDir
    Path home;

    private final FakeClock clock = FakeClock.anyTime();
    private FileChannel file;
    private HeldBlocks blocks;
    private StreamServer server;
    private RmiPort port;

    @BeforeEach
    void serve() throws Exception {
        file = FileChannel.open(
                home.resolve("block"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        blocks = new HeldBlocks(file);
        server = new StreamServer(blocks, 2, Duration.ofMillis(50), clock, new SecureRandom());
        port = RmiPort.openForData(HostChoice.LOOPBACK, 0);
        port.serve(server);
    }

    @AfterEach
    void stillServes() throws Exception {
        System.clearProperty(TIMEOUT);
        try (StreamConnection stream = open(server.ticket())) {
            file.truncate(3);
            RecordSource source = stream.read(TOKEN, 0, 1);
            ByteBuffer bytes = ByteBuffer.allocate((int) source.remaining());
            source.receive(bytes);
            assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), bytes.flip());
        }
        Await.until("no block is left open", () -> blocks.open.get() == 0);
        port.close();
        file.close();
    }

    private StreamConnection open(StreamTicket ticket) throws PanalException {
        return StreamConnection.open("datanode-1", port.address(), ticket);
    }

    private ByteBuffer greeting(int version) {
        ByteBuffer hello = ByteBuffer.allocate(100_000);
        hello.putInt(BulkSessions.MAGIC).putShort((short) version);
        Forms.put(hello, server.ticket().nonce());
        return hello;
    }

    private interface Body {
        void put(ByteBuffer out);
    }

    private static void put(ByteBuffer out, FrameType type, Body body) {
        int at = out.position();
        out.put(type.number()).putInt(0);
        body.put(out);
        out.putInt(at + 1, out.position() - at - 5);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(port.address().host(), port.address().port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private void send(byte[] bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            // Whatever it says, it must end.
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketException brokenOff) {
            assertTrue(String.valueOf(brokenOff.getMessage()).matches("(?i).*(reset|pipe).*"));
        }
    }

    private static byte[] sent(ByteBuffer bytes) {
        byte[] sent = new byte[bytes.position()];
        bytes.flip().get(sent);
        return sent;
    }

    @Test
    void aTicketIsGoodOnceAndSoonAndHere() throws Exception {
        StreamTicket ticket = server.ticket();
        open(ticket).close();
        assertThrows(AccessDenied.class, () -> open(ticket));
        StreamTicket late = server.ticket();
        clock.advance(Duration.ofMinutes(2));
        assertThrows(AccessDenied.class, () -> open(late));
        assertThrows(AccessDenied.class, () -> open(new StreamTicket(new Bits256(clock.millis(), 2, 3, 4))));
        StreamServer other = new StreamServer(blocks, 2, Duration.ofMillis(50), clock, new SecureRandom());
        assertThrows(AccessDenied.class, () -> open(other.ticket()));
    }

    @Test
    void anotherVersionIsToldSo() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(sent(greeting(77)));
            byte[] answer = socket.getInputStream().readAllBytes();
            ByteBuffer body = ByteBuffer.wrap(answer, 5, answer.length - 5).slice();
            assertEquals(FrameType.FAILED.number(), answer[0]);
            PanalException told = Forms.read(body, Forms::error);
            assertEquals(VersionMismatch.class, told.getClass());
            assertTrue(told.getMessage().contains("77"), told.getMessage());
        }
    }

    @Test
    void randomBytesLeadNowhere() {
        Seeds.each(1, 30, random -> {
            byte[] junk = new byte[1 + random.nextInt(3_000)];
            random.nextBytes(junk);
            ByteBuffer bytes = greeting(StreamLimits.VERSION);
            if (random.nextBoolean()) {
                put(bytes, FrameType.BEGIN, out -> Forms.put(out, ORDER));
            }
            int claimed = random.nextBoolean() ? junk.length : random.nextInt();
            bytes.put((byte) random.nextInt(8)).putInt(claimed).put(junk);
            send(sent(bytes));
        });
    }

    private byte[] conversation() {
        ByteBuffer whole = greeting(StreamLimits.VERSION);
        put(whole, FrameType.WHOLE, out -> {
            Forms.put(out, ORDER);
            Forms.put(out, new BlockSum(1, 1));
            out.putInt(1_000).put(new byte[20]);
        });
        put(whole, FrameType.BEGIN, out -> Forms.put(out, ORDER));
        put(whole, FrameType.PACKET, out -> out.putInt(0).put(new byte[30]));
        return sent(whole);
    }

    @Test
    void aConversationMayEndAnywhere() throws Exception {
        int length = conversation().length;
        for (int end = 0; end < length; end += 7) {
            send(Arrays.copyOf(conversation(), end));
        }
        blocks.packets.set(0);
        send(conversation());
        assertEquals(2, blocks.packets.get(), "the whole of it was understood");
    }

    @Test
    void writersThatEndInTheMiddleOfAPacketTakeNoBufferWithThem() throws Exception {
        for (FrameType type : List.of(FrameType.WHOLE, FrameType.PACKET, FrameType.WHOLE, FrameType.PACKET)) {
            ByteBuffer cut = greeting(StreamLimits.VERSION);
            if (type == FrameType.PACKET) {
                put(cut, FrameType.BEGIN, out -> Forms.put(out, ORDER));
            }
            cut.put(type.number()).putInt(400_000).put(new byte[50_000]);
            send(sent(cut));
        }
        try (StreamConnection stream = open(server.ticket())) {
            stream.beginWrite(ORDER).finish(new BlockSum(1, 1), 1_000);
        }
    }

    @Test
    void framesThatLieAreRefused() throws Exception {
        ByteBuffer longest = greeting(StreamLimits.VERSION);
        longest.put(FrameType.WHOLE.number()).putInt(Integer.MAX_VALUE);
        send(sent(longest));
        ByteBuffer negative = greeting(StreamLimits.VERSION);
        negative.put(FrameType.READ.number()).putInt(-1);
        send(sent(negative));
        ByteBuffer answer = greeting(StreamLimits.VERSION);
        put(answer, FrameType.DONE, out -> {});
        send(sent(answer));
        ByteBuffer text = greeting(StreamLimits.VERSION);
        put(text, FrameType.BEGIN, out -> {
            Forms.put(out, TOKEN);
            out.putLong(1).putInt(0).putShort((short) 30_000);
        });
        send(sent(text));
        assertEquals(0, blocks.packets.get());
    }

    @Test
    void aReaderThatStopsIsLetGo() throws Exception {
        System.setProperty(TIMEOUT, "900");
        file.write(ByteBuffer.wrap(new byte[1]), 200_000_000);
        try (StreamConnection lazy = open(server.ticket())) {
            assertTrue(lazy.read(TOKEN, 0, 1).remaining() > 100_000_000);
            assertEquals(1, blocks.reading.get());
            Await.until("nobody serves it any more", () -> blocks.reading.get() == 0);
        }
    }

    @Test
    void aReaderThatGoesAwayIsNoFaultOfTheFile() throws Exception {
        file.write(ByteBuffer.wrap(new byte[1]), 200_000_000);
        try (StreamConnection gone = open(server.ticket())) {
            gone.read(TOKEN, 0, 1);
        }
        Await.until("nobody serves it any more", () -> blocks.reading.get() == 0);
    }

    @Test
    void aTransferUnderWayOutlivesTheTimeoutOfAnother() throws Exception {
        StreamConnection writing = open(server.ticket());
        OutgoingBlock block = writing.beginWrite(ORDER);
        try (StreamConnection idle = open(server.ticket());
                StreamConnection waiting = open(server.ticket())) {
            assertThrows(Unreachable.class, () -> waiting.receipts(300), "nothing was asked, so nothing comes");
            assertFalse(idle.isQuiet(), "its peer is silent, and it may as well go");
        }
        block.write(0, ByteBuffer.allocate(30));
        block.finish(new BlockSum(1, 1), 1_000);
        writing.close();
    }

    @Test
    void aServerThatIsSilentCostsATimeout() throws Exception {
        System.setProperty(TIMEOUT, "900");
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Address address = new Address(HostChoice.LOOPBACK, silent.getLocalPort());
            Unreachable thrown = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThrows(
                            Unreachable.class, () -> StreamConnection.open("datanode-9", address, server.ticket())));
            assertTrue(thrown.getMessage().contains("datanode-9 does not answer in time"), thrown.getMessage());
        }
    }
}
