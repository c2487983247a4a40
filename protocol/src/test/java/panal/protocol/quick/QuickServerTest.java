package panal.protocol.quick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Session;
import panal.protocol.rmi.BulkSessions;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Epoch;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FileType;
import panal.protocol.value.Limits;
import panal.protocol.value.ListPage;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStatus;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.RequestId;
import panal.protocol.value.Usage;
import panal.protocol.value.UserProof;
import panal.testkit.Seeds;

/** Questions without RMI, as a friend and as a stranger may ask them. Afterwards others are still answered. */
final class QuickServerTest {
    private static final FilePath DOCS = new FilePath("/docs");
    private static final UserKey KEY = UserKey.random(new SecureRandom());

    private static final ClusterStatus STATUS = new ClusterStatus(
            new ClusterId(new UUID(1, 2)),
            new Epoch(3, 4),
            "safe mode of the test",
            5,
            6,
            7,
            8,
            9,
            List.of(new NodeStatus(
                    NodeName.ofSlot(1),
                    new NodeId(new UUID(10, 11)),
                    new Address("host-1", 12),
                    "leaving",
                    "why",
                    new NodeHealth(13, 14, 15, 16, 17, 18, 19, 20),
                    -1)));

    private final List<String> asked = new ArrayList<>();
    private RmiPort port;

    /** A name server and a NameNode in one, with one directory of many files. */
    private final class Service implements QuickServer.Desk {
        @Override
        public Address where(String service) throws PanalException {
            if (service.equals("namenode")) {
                return port.address();
            }
            throw NotFound.inNameServer(service);
        }

        @Override
        public Challenge challenge(ProtocolVersion caller) throws PanalException {
            caller.requireCurrent("the caller");
            return new Challenge(new Bits256(1, 2, 3, 4), ProtocolVersion.CURRENT);
        }

        @Override
        public ClusterStatus status() {
            return STATUS;
        }

        @Override
        public Session session(UserProof proof) throws PanalException {
            if (!UserKey.proven(proof, KEY.verifier())) {
                throw new AccessDenied("no user " + proof.user() + " with this key");
            }
            return (Session) Proxy.newProxyInstance(
                    Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, words) -> {
                        asked.add(method.getName() + List.of(words));
                        if (words[0].equals(FilePath.ROOT)) {
                            throw new IllegalStateException("a mistake");
                        }
                        if (!words[0].equals(DOCS)) {
                            throw new NotFound(words[0].toString());
                        }
                        return switch (method.getName()) {
                            case "stat" -> fileStatus(DOCS);
                            case "list" -> page();
                            case "usage" -> new Usage(1, 2, 3, 4);
                            case "checksum" -> new FileSum(DOCS, 5, -6);
                            default -> null;
                        };
                    });
        }
    }

    private static FileStatus fileStatus(FilePath path) {
        boolean directory = path.equals(DOCS);
        return new FileStatus(
                path,
                new FileId(7),
                directory ? FileType.DIRECTORY : FileType.FILE,
                directory ? 0 : 123_456_789_012L,
                directory ? 0 : 3,
                directory ? 0 : 64 << 20,
                1_795_264_259_120L,
                "ana",
                "staff",
                0755);
    }

    /** As long as a page can be. */
    private static ListPage page() {
        List<FileStatus> entries = new ArrayList<>();
        for (int i = 0; i < Limits.PAGE_ENTRIES; i++) {
            entries.add(fileStatus(new FilePath("/docs/" + "\u65e5".repeat(80) + i)));
        }
        return new ListPage(entries, true);
    }

    @BeforeEach
    void serve() throws Exception {
        port = RmiPort.open(HostChoice.LOOPBACK, 0);
        port.serve(new QuickServer(new Service()));
    }

    @AfterEach
    void stillAnswers() throws Exception {
        try (QuickConnection connection = loggedIn()) {
            assertEquals(fileStatus(DOCS), connection.stat(DOCS));
        }
        port.close();
    }

    private QuickConnection loggedIn() throws IOException, PanalException {
        QuickConnection connection = QuickConnection.open(port.address());
        connection.logIn("ana", KEY);
        return connection;
    }

    @Test
    void answersAsRmiDoes() throws Exception {
        assertEquals(port.address(), QuickConnection.where(port.address(), "namenode"));
        assertThrows(NotFound.class, () -> QuickConnection.where(port.address(), "other"));
        try (QuickConnection connection = loggedIn()) {
            assertEquals(page(), connection.list(DOCS, "a", 1_000));
            NotFound none = assertThrows(NotFound.class, () -> connection.stat(new FilePath("/none")));
            assertEquals("no such file or directory: /none", none.getMessage());
            assertEquals(fileStatus(DOCS), connection.stat(DOCS));
            assertEquals(List.of("list[/docs, a, 1000]", "stat[/none]", "stat[/docs]"), asked);
            assertEquals(new Usage(1, 2, 3, 4), connection.usage(DOCS));
            assertEquals(new FileSum(DOCS, 5, -6), connection.checksum(DOCS));
        }
    }

    @Test
    void changesCarryTheirRequest() throws Exception {
        RequestId request = new RequestId(new UUID(5, 6));
        try (QuickConnection connection = loggedIn()) {
            connection.makeDirectory(DOCS, true, request);
            connection.rename(DOCS, new FilePath("/other"), request);
            connection.delete(DOCS, false, request);
            assertThrows(NotFound.class, () -> connection.delete(new FilePath("/none"), true, request));
            assertEquals(
                    List.of(
                            "makeDirectory[/docs, true, " + request + "]",
                            "rename[/docs, /other, " + request + "]",
                            "delete[/docs, false, " + request + "]",
                            "delete[/none, true, " + request + "]"),
                    asked);
        }
    }

    @Test
    void anyoneMayAskHowTheClusterIs() throws Exception {
        try (QuickConnection connection = QuickConnection.toNameNode(port.address())) {
            assertEquals(STATUS, connection.status());
        }
    }

    @Test
    void tellsNothingToWhoHasNotLoggedIn() throws Exception {
        try (QuickConnection connection = QuickConnection.open(port.address())) {
            assertThrows(AccessDenied.class, () -> connection.stat(DOCS));
            UserKey other = UserKey.random(new SecureRandom());
            assertThrows(AccessDenied.class, () -> connection.logIn("ana", other));
            assertThrows(AccessDenied.class, () -> connection.list(DOCS, "", 1));
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void aMistakeThereIsToldAndEndsTheConnection() throws Exception {
        try (QuickConnection connection = loggedIn()) {
            LocalFailure told = assertThrows(LocalFailure.class, () -> connection.stat(FilePath.ROOT));
            assertTrue(told.getMessage().contains("a mistake"), told.getMessage());
            assertThrows(IOException.class, () -> connection.stat(DOCS));
        }
    }

    @Test
    void whoServesNoQuestionsIsToBeAskedByRmi() throws Exception {
        RmiPort other = RmiPort.open(HostChoice.LOOPBACK, 0);
        try {
            assertThrows(IOException.class, () -> QuickConnection.where(other.address(), "namenode"));
        } finally {
            other.close();
        }
        assertThrows(IOException.class, () -> QuickConnection.where(other.address(), "namenode"), "nobody is there");
    }

    @Test
    void anAnswerThatIsTooLongIsNotTaken() throws Exception {
        int tooLong = Messages.ANSWER_BYTES_MAX + 1;
        try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                QuickConnection connection =
                        QuickConnection.open(new Address(HostChoice.LOOPBACK, liar.getLocalPort()));
                Socket accepted = liar.accept()) {
            accepted.getOutputStream()
                    .write(ByteBuffer.allocate(Integer.BYTES).putInt(tooLong).array());
            IOException refused = assertThrows(IOException.class, () -> connection.stat(DOCS));
            assertTrue(String.valueOf(refused.getMessage()).contains(tooLong + " bytes"), refused::toString);
        }
    }

    @Test
    void strangersThatSendAnythingAreEndedWithoutAWord() throws Exception {
        isEnded(greeting(Messages.VERSION + 1));
        isEnded(greeting(Messages.VERSION).putInt(Messages.QUESTION_BYTES_MAX + 1));
        isEnded(greeting(Messages.VERSION).putInt(Integer.MAX_VALUE));
        isEnded(greeting(Messages.VERSION).putInt(0));
        isEnded(greeting(Messages.VERSION).putInt(-1));
        isEnded(greeting(Messages.VERSION).putInt(1).put((byte) 99));
        isEnded(greeting(Messages.VERSION).putInt(1).put(Question.STAT.number()));
        isEnded(question(Question.STAT, "no path"));
        Seeds.each(1, 20, random -> {
            byte[] noise = new byte[2_000];
            random.nextBytes(noise);
            isEnded(greeting(Messages.VERSION).put(noise));
        });
    }

    private static ByteBuffer greeting(int version) {
        return ByteBuffer.allocate(4_000).putInt(BulkSessions.QUESTIONS).putShort((short) version);
    }

    private static ByteBuffer question(Question question, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(question.number());
        out.writeUTF(text);
        return greeting(Messages.VERSION).putInt(bytes.size()).put(bytes.toByteArray());
    }

    /** Sends it and keeps the line open: the end has to come from there, at once, and nothing before it. */
    private void isEnded(ByteBuffer sent) throws IOException {
        byte[] bytes = new byte[sent.position()];
        sent.flip().get(bytes);
        try (Socket socket = new Socket(port.address().host(), port.address().port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes);
            assertEquals(-1, socket.getInputStream().read());
        } catch (SocketException brokenOff) {
            assertTrue(String.valueOf(brokenOff.getMessage()).matches("(?i).*(reset|pipe).*"));
        }
    }
}
