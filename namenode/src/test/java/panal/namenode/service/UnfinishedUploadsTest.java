package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PathHeld;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.FilePath;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UnfinishedPage;
import panal.protocol.value.UnfinishedTotals;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadTicket;

/** What was begun and not ended: it is listed, kept for a while, and given up. */
final class UnfinishedUploadsTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 0x1234_5678);
    private static final FilePath PATH = new FilePath("/a");

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @SuppressWarnings("NullAway.Init") // set before each test
    private UploadTicket earlier;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FinishedBlock last;

    /** Two blocks of four are whole. */
    @BeforeEach
    void beginOne() throws Exception {
        session = cluster.ana();
        UploadGrant grant = session.begin(request("/a"));
        earlier = grant.ticket();
        BlockGrant second = session.addBlocks(earlier, 1, 3, List.of(cluster.write(grant.first(), SUM)))
                .get(0);
        last = cluster.write(second, SUM);
        session.addBlocks(earlier, 0, 0, List.of(last));
    }

    private static ResumeRequest again(String path) {
        return new ResumeRequest(new FilePath(path), Durability.SYNCED, false, 0, "ana@there pid 2");
    }

    private static UnfinishedUpload only(Session who, String below) throws Exception {
        List<UnfinishedUpload> all = who.unfinished(new FilePath(below), 0, 10).uploads();
        assertEquals(1, all.size(), all.toString());
        return all.get(0);
    }

    @Test
    void expiredUploadsAreDoomed() throws Exception {
        session.park(earlier);
        cluster.pass(Duration.ofMinutes(3));
        cluster.clock.advance(NameNodeFixture.SETTINGS.uploadExpiry().minus(Duration.ofMinutes(4)));
        cluster.rejoinAll();
        cluster.pass(Duration.ofSeconds(10));
        assertEquals(1, cluster.committer.published().uploads().size(), "a minute is left");
        cluster.pass(Duration.ofMinutes(2));
        assertEquals(0, cluster.committer.published().uploads().size());
        session = cluster.ana();
        assertThrows(NotFound.class, () -> session.resume(again("/a")));
        cluster.pass(Duration.ofSeconds(30));
        cluster.nodes.values().forEach(node -> assertEquals(0, node.stock.size()));
    }

    @Test
    void theTimeBeginsAnewWhenTheClientGoes() throws Exception {
        Duration half = NameNodeFixture.SETTINGS.uploadExpiry().dividedBy(2);
        cluster.clock.advance(half);
        cluster.rejoinAll();
        session = cluster.ana();
        session.park(earlier);
        cluster.clock.advance(half.plusSeconds(1));
        cluster.rejoinAll();
        cluster.pass(Duration.ofMinutes(3));
        assertEquals(1, cluster.committer.published().uploads().size());
    }

    @Test
    void whatWasOnItsWayWhenTheClientWentHoldsThePathNoMore() throws Exception {
        session.park(earlier);
        assertThrows(PathHeld.class, () -> session.renew(earlier));
        assertThrows(PathHeld.class, () -> session.addBlocks(earlier, 0, 0, List.of(last)));
        session.begin(request("/a"));
    }

    @Test
    void anUploadOfOneBlockIsNotKept() throws Exception {
        UploadGrant small = session.begin(request("/b"));
        assertEquals(0, session.park(small.ticket()));
        assertThrows(NotFound.class, () -> session.resume(again("/b")));
        session.begin(request("/b"));
    }

    @Test
    void aCompleteFileEndsWhatItsUserHasLeftAtThatPath() throws Exception {
        session.park(earlier);
        UploadGrant elsewhere = session.begin(request("/b"));
        session.addBlocks(elsewhere.ticket(), 1, 1, List.of(cluster.write(elsewhere.first(), SUM)));
        session.park(elsewhere.ticket());
        cluster.upload(session, "/a", SUM);
        assertEquals("/b", only(session, "/").path().text());
        assertEquals(BLOCK, session.stat(PATH).length());
    }

    @Test
    void usersSeeTheirUnfinishedUploadsAndASuperuserSeesAll() throws Exception {
        Session bob = cluster.login("bob", cluster.bob);
        assertEquals(List.of(), bob.unfinished(FilePath.ROOT, 0, 10).uploads());
        UnfinishedUpload running = only(session, "/");
        assertEquals(PATH, running.path());
        assertEquals(2 * BLOCK, running.bytes());
        assertEquals("ana@here pid 1", running.client());
        assertEquals(List.of(), session.unfinished(new FilePath("/b"), 0, 10).uploads());
        assertEquals(
                List.of(),
                session.unfinished(FilePath.ROOT, running.upload().number(), 10).uploads());
        session.park(earlier);
        assertEquals("", only(session, "/a").client());
        assertEquals(
                NameNodeFixture.SETTINGS.uploadExpiry().toMillis(),
                only(session, "/a").keptMillis());
    }

    @Test
    void theyAreListedPageByPage() throws Exception {
        for (String path : List.of("/c", "/b")) {
            UploadGrant grant = session.begin(request(path));
            session.addBlocks(grant.ticket(), 1, 1, List.of(cluster.write(grant.first(), SUM)));
        }
        UnfinishedPage first = session.unfinished(FilePath.ROOT, 0, 2);
        assertEquals(List.of("/a", "/c"), paths(first));
        assertTrue(first.more());
        long last = first.uploads().get(1).upload().number();
        UnfinishedPage second = session.unfinished(FilePath.ROOT, last, 1);
        assertEquals(List.of("/b"), paths(second));
        assertFalse(second.more());
    }

    @Test
    void theReportSumsUpWhatTheyTakeUp() throws Exception {
        UploadGrant grant = session.begin(request("/b", 2, false, "ana@here pid 1"));
        session.addBlocks(grant.ticket(), 1, 1, List.of(cluster.write(grant.first(), SUM)));
        session.park(grant.ticket());
        UnfinishedTotals totals = cluster.login("bob", cluster.bob).report().unfinished();
        assertEquals(new UnfinishedTotals(2, 3 * BLOCK, 2 * BLOCK * 3 + BLOCK * 2), totals);
    }

    private static List<String> paths(UnfinishedPage page) {
        return page.uploads().stream().map(upload -> upload.path().text()).toList();
    }

    @Test
    void anUploadIsGivenUpOnDemandThoughAClientIsAtIt() throws Exception {
        UnfinishedUpload running = only(session, "/");
        Session bob = cluster.login("bob", cluster.bob);
        assertThrows(AccessDenied.class, () -> bob.discard(running.upload()));
        session.discard(running.upload());
        session.discard(running.upload());
        assertEquals(0, cluster.committer.published().uploads().size());
        assertThrows(InvalidInput.class, () -> session.addBlocks(earlier, 2, 1, List.of()));
        assertThrows(InvalidInput.class, () -> session.complete(earlier, List.of(), newRequest()));
        session.begin(request("/a"));
    }

    @Test
    void oneThatWasGivenUpLongAgoMakesNoEmptyFile() throws Exception {
        session.discard(only(session, "/").upload());
        cluster.pass(Duration.ofSeconds(30));
        assertTrue(cluster.committer.published().doomed().isEmpty(), "nothing tells any more that it was given up");
        assertThrows(InvalidInput.class, () -> session.complete(earlier, List.of(last), newRequest()));
        assertThrows(NotFound.class, () -> session.stat(PATH));
    }
}
