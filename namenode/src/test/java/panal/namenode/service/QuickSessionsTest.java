package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.error.SafeMode;
import panal.protocol.quick.QuickConnection;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;

/** What is asked without RMI is answered as by RMI: by the same rules, in the same words; and what is begun may change over. */
final class QuickSessionsTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 0x1234_5678);
    private static final FilePath DOCS = new FilePath("/docs");
    private static final FilePath PATH = new FilePath("/a");

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(4);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session byRmi;

    @SuppressWarnings("NullAway.Init") // set before each test
    private QuickConnection quickly;

    @BeforeEach
    void logIn() throws Exception {
        byRmi = cluster.ana();
        quickly = cluster.quickly("ana", cluster.ana);
    }

    @AfterEach
    void leave() {
        quickly.close();
    }

    private interface Ask {
        Object ask() throws Exception;
    }

    /** The answer, or the refusal's kind and words. */
    private static Object outcome(Ask way) throws Exception {
        try {
            return way.ask();
        } catch (PanalException refused) {
            return refused.getClass().getSimpleName() + ": " + refused.getMessage();
        }
    }

    private static void alike(Ask rmi, Ask quick) throws Exception {
        assertEquals(outcome(rmi), outcome(quick));
    }

    private static String refusal(Ask rmi, Ask quick) throws Exception {
        alike(rmi, quick);
        return outcome(quick).toString();
    }

    private void someFiles() throws Exception {
        byRmi.makeDirectory(new FilePath("/docs/sub"), true, newRequest());
        for (String name : List.of("/docs/a", "/docs/b", "/docs/sub/c", "/docs/sub/d", "/docs/z")) {
            cluster.upload(byRmi, name, SUM);
        }
    }

    @Test
    void aSearchHasTheSamePagesThoughSomethingChangesBetweenThem() throws Exception {
        someFiles();
        FindQuery query = new FindQuery(DOCS, "", 2, FindTest.ANYTHING, true);
        int pages = 0;
        do {
            FindQuery asked = query;
            FindPage page = quickly.find(asked);
            assertEquals(byRmi.find(asked), page);
            if (++pages == 1) {
                quickly.delete(new FilePath("/docs/sub/c"), false, newRequest());
                byRmi.rename(new FilePath("/docs/z"), new FilePath("/docs/sub/a"), newRequest());
            }
            query = query.from(page.next());
        } while (!query.after().isEmpty());
        assertTrue(pages >= 3, "pages " + pages);
    }

    @Test
    void sumsAreTheSameToo() throws Exception {
        someFiles();
        UsageQuery query = new UsageQuery(DOCS, "", 2, 1, true);
        int pages = 0;
        do {
            UsageQuery asked = query;
            UsagePage page = quickly.usages(asked);
            assertEquals(byRmi.usages(asked), page);
            pages++;
            query = query.from(page.next());
        } while (!query.after().isEmpty());
        assertTrue(pages >= 2, "pages " + pages);
        assertEquals(byRmi.usage(DOCS), quickly.usage(DOCS));
        assertEquals(byRmi.list(DOCS, "a", 2), quickly.list(DOCS, "a", 2));
    }

    @Test
    void blocksAreInTheSamePlacesAndABadOneIsHeardOf() throws Exception {
        cluster.upload(byRmi, "/a", SUM);
        FileLayout there = byRmi.layout(PATH, 0, 10);
        FileLayout here = quickly.layout(PATH, 0, 10);
        assertEquals(there.status(), here.status());
        LocatedBlock block = here.blocks().get(0);
        assertEquals(there.blocks().get(0).block(), block.block());
        assertEquals(Set.copyOf(there.blocks().get(0).replicas()), Set.copyOf(block.replicas()));
        assertTrue(cluster.secret.signed(block.token()));
        NodeName bad = block.replicas().get(0);
        quickly.reportCorrupt(block.block(), bad);
        LocatedBlock now = quickly.layout(PATH, 0, 1).blocks().get(0);
        assertFalse(now.replicas().contains(bad), now::toString);
    }

    @Test
    void whatIsRefusedIsRefusedInTheSameWords() throws Exception {
        someFiles();
        FilePath none = new FilePath("/none");
        FindQuery nowhere = new FindQuery(none, "", 2, FindTest.ANYTHING, false);
        assertEquals(
                "NotFound: no such file or directory: /none",
                refusal(() -> byRmi.find(nowhere), () -> quickly.find(nowhere)));
        UsageQuery nothing = new UsageQuery(DOCS, "", 0, 1, true);
        assertEquals(
                "InvalidInput: limit 0 is not between 1 and 1000",
                refusal(() -> byRmi.usages(nothing), () -> quickly.usages(nothing)));
        FindQuery lost = new FindQuery(DOCS, "/elsewhere", 2, FindTest.ANYTHING, false);
        alike(() -> byRmi.find(lost), () -> quickly.find(lost));
        alike(() -> byRmi.layout(none, 0, 1), () -> quickly.layout(none, 0, 1));
        alike(() -> byRmi.layout(DOCS, 0, 1), () -> quickly.layout(DOCS, 0, 1));
        alike(() -> byRmi.begin(request("/docs")), () -> quickly.uploads().begin(request("/docs")));
        alike(() -> byRmi.begin(request("/docs/a")), () -> quickly.uploads().begin(request("/docs/a")));
    }

    @Test
    void rightsAreTheSame() throws Exception {
        someFiles();
        Session bob = cluster.login("bob", cluster.bob);
        try (QuickConnection quickBob = cluster.quickly("bob", cluster.bob)) {
            String refusal = refusal(
                    () -> bob.begin(request("/b")), () -> quickBob.uploads().begin(request("/b")));
            assertTrue(refusal.startsWith("AccessDenied: "), refusal);
            assertThrows(AccessDenied.class, () -> quickBob.delete(new FilePath("/docs/a"), false, newRequest()));
            UploadGrant others = byRmi.begin(request("/b"));
            String foreign =
                    refusal(() -> bob.complete(others.ticket(), List.of(), newRequest()), () -> quickBob.uploads()
                            .complete(others.ticket(), List.of(), newRequest()));
            assertTrue(foreign.startsWith("AccessDenied: "), foreign);
        }
    }

    @Test
    void safeModeIsTheSame() throws Exception {
        someFiles();
        byRmi.operator().safeMode(true);
        alike(() -> byRmi.begin(request("/b")), () -> quickly.uploads().begin(request("/b")));
        assertThrows(SafeMode.class, () -> quickly.uploads().begin(request("/b")));
        assertEquals(
                SUM,
                quickly.layout(new FilePath("/docs/a"), 0, 1).blocks().get(0).sum());
    }

    @Test
    void aCompletionWhoseAnswerWasLostIsAnsweredAgainTheOtherWay() throws Exception {
        UploadGrant grant = quickly.uploads().begin(request("/a"));
        FinishedBlock block = cluster.write(grant.first(), SUM);
        RequestId request = newRequest();
        long before = cluster.committer.transaction();
        FileStatus status = quickly.uploads().complete(grant.ticket(), List.of(block), request);
        assertEquals(status, byRmi.complete(grant.ticket(), List.of(block), request));
        assertEquals(before + 1, cluster.committer.transaction(), "one journaled edit");
        byRmi.delete(PATH, false, newRequest());
        assertEquals(status, quickly.uploads().complete(grant.ticket(), List.of(block), request));
        assertThrows(NotFound.class, () -> quickly.stat(PATH));
    }

    @Test
    void aBeginningWhoseAnswerWasLostIsMadeAgainTheOtherWay() throws Exception {
        quickly.uploads().begin(request("/a"));
        UploadTicket ticket = byRmi.begin(request("/a")).ticket();
        assertEquals(ticket, quickly.uploads().renew(ticket));
        String held = refusal(
                () -> byRmi.begin(request("/a")), () -> quickly.uploads().begin(request("/a")));
        assertTrue(held.startsWith("PathHeld: /a is being written by ana@here pid 1"), held);
        quickly.uploads().abandon(ticket);
        byRmi.begin(request("/a", 3, false, "ana@there"));
        assertThrows(PathHeld.class, () -> quickly.uploads().begin(request("/a")));
    }

    @Test
    void moreBlocksAreTheSameHoweverOftenTheyAreAskedFor() throws Exception {
        UploadGrant begun = quickly.uploads().begin(request("/a"));
        List<FinishedBlock> first = List.of(cluster.write(begun.first(), SUM));
        List<BlockGrant> more = quickly.uploads().addBlocks(begun.ticket(), 1, 2, first);
        List<BlockGrant> again = byRmi.addBlocks(begun.ticket(), 1, 2, first);
        assertEquals(
                more.stream().map(grant -> grant.token().block()).toList(),
                again.stream().map(grant -> grant.token().block()).toList());
        List<FinishedBlock> rest = List.of(cluster.write(again.get(0), SUM), cluster.write(more.get(1), SUM));
        FileStatus whole = quickly.uploads().complete(begun.ticket(), rest, newRequest());
        assertEquals(3 * BLOCK, whole.length());
    }

    @Test
    void whatWasLeftOneWayIsTakenUpTheOther() throws Exception {
        UploadGrant begun = quickly.uploads().begin(request("/a"));
        quickly.uploads().addBlocks(begun.ticket(), 1, 1, List.of(cluster.write(begun.first(), SUM)));
        assertEquals(
                NameNodeFixture.SETTINGS.uploadExpiry().toMillis(),
                quickly.uploads().park(begun.ticket()));
        UploadTicket next = byRmi.resume(new ResumeRequest(PATH, Durability.SYNCED, false, 0, "ana@there pid 2"));
        assertEquals(begun.ticket().upload(), next.upload());
        assertThrows(PanalException.class, () -> quickly.uploads().renew(begun.ticket()));
        assertEquals(next, quickly.uploads().renew(next));
    }
}
