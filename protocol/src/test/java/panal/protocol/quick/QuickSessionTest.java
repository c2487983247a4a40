package panal.protocol.quick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.Session;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.stream.StreamDoor;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.Challenge;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.FoundFile;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NamePattern;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.RequestId;
import panal.protocol.value.StreamTicket;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsagePart;
import panal.protocol.value.UsageQuery;
import panal.protocol.value.UserProof;

/** Searches, where blocks are, uploads and streams: what is asked arrives as it was meant, and so does what is answered. */
final class QuickSessionTest {
    private static final UserKey KEY = UserKey.random(new SecureRandom());
    private static final FilePath PATH = new FilePath("/año/日本/😀 file");
    private static final NodeName NODE = NodeName.ofSlot(7);
    private static final BlockId BLOCK = new BlockId(77);
    private static final BlockSum SUM = new BlockSum(4096, -5);
    private static final Bits256 MAC = new Bits256(1, -2, 3, Long.MIN_VALUE);
    private static final RequestId REQUEST = new RequestId(new UUID(5, -6));
    private static final StreamTicket PASS = new StreamTicket(new Bits256(9, 8, -7, 6));
    private static final BlockToken TOKEN = new BlockToken(BLOCK, BlockToken.Mode.WRITE, 3, 4, 1L << 40, MAC);
    private static final BlockGrant GRANT = new BlockGrant(1, TOKEN, List.of(NODE, NodeName.ofSlot(8)));
    private static final FileStatus STATUS =
            new FileStatus(PATH, new FileId(6), FileType.FILE, 1L << 40, 3, 1L << 26, -1, "ana", "staff", 0640);
    private static final UploadTicket TICKET = new UploadTicket(
            new UploadId(77),
            new FileId(5),
            new FileId(1),
            "😀 file",
            PATH,
            3,
            65_536,
            Durability.REPLICATED,
            true,
            -1,
            7,
            "ana",
            MAC);
    private static final FinishedBlock FINISHED = new FinishedBlock(
            1,
            BLOCK,
            SUM,
            List.of(new Receipt(
                    new NodeId(new UUID(8, 9)), NODE, new Replica(BLOCK, 3, SUM), new ReportPoint(1, 2), MAC)));

    private record Asked(String method, List<Object> words) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    /** By the method; a failure is thrown, and what has none of its own has no answer. */
    private final Map<String, Object> answers = new ConcurrentHashMap<>();

    private RmiPort port;

    /** A name server, a NameNode and a DataNode in one. */
    private final class Service implements QuickServer.Desk {
        @Override
        public Address where(String service) {
            return port.address();
        }

        @Override
        public Challenge challenge(ProtocolVersion caller) {
            return new Challenge(new Bits256(1, 2, 3, 4), ProtocolVersion.CURRENT);
        }

        @Override
        public Session session(UserProof proof) {
            return (Session) Proxy.newProxyInstance(
                    Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, words) -> {
                        asked.add(new Asked(method.getName(), List.of(words)));
                        Object answer = answers.get(method.getName());
                        if (answer instanceof PanalException refusal) {
                            throw refusal;
                        }
                        return answer;
                    });
        }

        @Override
        public StreamTicket stream(NodeName node) throws PanalException {
            if (!node.equals(NODE)) {
                throw new Unreachable(node + " is not here");
            }
            return PASS;
        }
    }

    @BeforeEach
    void serve() throws Exception {
        port = RmiPort.open(HostChoice.LOOPBACK, 0);
        port.serve(new QuickServer(new Service()));
    }

    @AfterEach
    void end() {
        port.close();
    }

    private QuickConnection loggedIn() throws IOException, PanalException {
        QuickConnection connection = QuickConnection.open(port.address());
        connection.logIn("ana", KEY);
        return connection;
    }

    private void wasAsked(String method, Object... words) {
        assertEquals(List.of(new Asked(method, List.of(words))), asked);
        asked.clear();
    }

    @Test
    void searchesAndSumsArriveAsTheyWereAsked() throws Exception {
        FindTest test = new FindTest(
                List.of(new NamePattern("*.tx?", true), new NamePattern("[!a]*", false)),
                true,
                false,
                1,
                1L << 50,
                -3,
                1L << 41,
                "bob",
                2,
                9);
        FindQuery query = new FindQuery(PATH, "/año/日本/", 17, test, true);
        FindPage page =
                new FindPage(List.of(new FoundFile(STATUS, true, -5)), List.of(FilePath.ROOT), 1L << 33, "/año/日本/z");
        answers.put("find", page);
        UsageQuery sums = new UsageQuery(PATH, "/a/b", 18, 3, true);
        UsagePart part = new UsagePart(PATH, true, new Usage(1, 2, 3L << 40, 4L << 50));
        UsagePage summed = new UsagePage(List.of(part), List.of(PATH, FilePath.ROOT), "/a/c");
        answers.put("usages", summed);
        try (QuickConnection connection = loggedIn()) {
            assertEquals(page, connection.find(query));
            wasAsked("find", query);
            assertEquals(summed, connection.usages(sums));
            wasAsked("usages", sums);
            assertEquals(page, connection.find(query.from("")));
            wasAsked("find", query.from(""));
        }
    }

    @Test
    void tellsWhereBlocksAreAndTakesReportsOfBadOnes() throws Exception {
        LocatedBlock located =
                new LocatedBlock(BLOCK, 2, 1L << 33, SUM, List.of(NODE), List.of(NodeName.ofSlot(8)), TOKEN);
        FileLayout layout = new FileLayout(STATUS, List.of(located), true);
        answers.put("layout", layout);
        try (QuickConnection connection = loggedIn()) {
            assertEquals(layout, connection.layout(PATH, 2, 64));
            wasAsked("layout", PATH, 2, 64);
            assertEquals(NODE, connection.reportCorrupt(BLOCK, NODE));
            wasAsked("reportCorrupt", BLOCK, NODE);
        }
    }

    @Test
    void uploadsCarryTheirTicketsAndReceipts() throws Exception {
        UploadRequest wish =
                new UploadRequest(PATH, 3, 65_536, Durability.SYNCED, false, true, 1L << 40, "ana@host pid 4711");
        UploadGrant grant = new UploadGrant(TICKET, GRANT);
        answers.put("begin", grant);
        answers.put("addBlocks", List.of(GRANT, GRANT));
        answers.put("complete", STATUS);
        answers.put("park", 1L << 35);
        try (QuickConnection connection = loggedIn()) {
            QuickUploads uploads = connection.uploads();
            assertEquals(grant, uploads.begin(wish));
            wasAsked("begin", wish);
            assertEquals(List.of(GRANT, GRANT), uploads.addBlocks(TICKET, 1, 2, List.of(FINISHED)));
            wasAsked("addBlocks", TICKET, 1, 2, List.of(FINISHED));
            assertEquals(TICKET, uploads.renew(TICKET));
            wasAsked("renew", TICKET);
            assertEquals(STATUS, uploads.complete(TICKET, List.of(FINISHED, FINISHED), REQUEST));
            wasAsked("complete", TICKET, List.of(FINISHED, FINISHED), REQUEST);
            assertEquals(1L << 35, uploads.park(TICKET));
            wasAsked("park", TICKET);
            assertEquals(TICKET, uploads.abandon(TICKET));
            wasAsked("abandon", TICKET);
            answers.put("begin", new PathHeld("somebody is at it"));
            PathHeld held = assertThrows(PathHeld.class, () -> uploads.begin(wish));
            assertEquals("somebody is at it", held.getMessage());
        }
    }

    @Test
    void whatIsLongerThanAQuestionMayBeIsNotSent() throws Exception {
        answers.put("complete", STATUS);
        try (QuickConnection connection = loggedIn()) {
            List<FinishedBlock> many = Collections.nCopies(200, FINISHED);
            IOException refused =
                    assertThrows(IOException.class, () -> connection.uploads().complete(TICKET, many, REQUEST));
            assertTrue(String.valueOf(refused.getMessage()).contains("bytes, at most "), refused::toString);
            assertEquals(List.of(), asked);
            assertEquals(STATUS, connection.uploads().complete(TICKET, List.of(FINISHED), REQUEST), "still of use");
        }
    }

    @Test
    void whatIsLongerThanAnAnswerMayBeIsNotSentEither() throws Exception {
        FilePath deep = new FilePath(("/" + "d".repeat(255)).repeat(15));
        answers.put("find", new FindPage(List.of(), Collections.nCopies(1_000, deep), 0, ""));
        FindQuery query = new FindQuery(PATH, "", 1_000, FindTest.ANYTHING, false);
        try (QuickConnection connection = loggedIn()) {
            assertThrows(EOFException.class, () -> connection.find(query), "the end, and not what nobody takes");
        }
    }

    @Test
    void aDataNodeGivesAStreamUnderItsOwnNameAlone() throws Exception {
        assertEquals(new StreamDoor(port.address(), PASS), QuickConnection.toStreams(port.address(), NODE));
        assertThrows(Unreachable.class, () -> QuickConnection.toStreams(port.address(), NodeName.ofSlot(8)));
    }

    @Test
    void whoIsAskedForWhatAnotherKindOfServiceHasRefuses() throws Exception {
        RmiPort other = RmiPort.open(HostChoice.LOOPBACK, 0);
        other.serve(new QuickServer(new QuickServer.Desk() {
            @Override
            public Address where(String service) {
                return other.address();
            }
        }));
        try {
            assertThrows(InvalidInput.class, () -> QuickConnection.toStreams(other.address(), NODE));
        } finally {
            other.close();
        }
    }
}
