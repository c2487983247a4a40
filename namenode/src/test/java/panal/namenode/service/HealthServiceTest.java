package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockHealth;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.CopyPlace;
import panal.protocol.value.FileHealth;
import panal.protocol.value.FilePath;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.HealthTally;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeName;
import panal.protocol.value.Replica;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.Verdict;

/** What fsck asks of a NameNode, and what it hears. */
final class HealthServiceTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 4711);

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @BeforeEach
    void logIn() throws Exception {
        session = cluster.ana();
    }

    private FileHealth health(String path) throws Exception {
        HealthPage page = session.health(new HealthQuery(new FilePath(path), "", 1, true));
        assertEquals("", page.next());
        return page.files().get(0);
    }

    private BlockHealth block(String path) throws Exception {
        return session.blockHealth(new FilePath(path), 0, 10).blocks().get(0);
    }

    /** Uploads a file with one copy; says where it is. */
    private NodeName uploadOnce(String path) throws Exception {
        UploadGrant grant = session.begin(request(path, 1, true, "ana@here pid 1"));
        session.complete(grant.ticket(), List.of(cluster.write(grant.first(), SUM)), newRequest());
        return grant.first().chain().get(0);
    }

    /** Lets time pass while one node is silent. */
    private void passWithout(NodeName silent, Duration time) throws Exception {
        for (long left = time.toSeconds(); left > 0; left--) {
            cluster.clock.advance(Duration.ofSeconds(1));
            for (FakeDataNode node : cluster.nodes.values()) {
                if (!node.name.equals(silent)) {
                    node.beat();
                }
            }
            cluster.tick();
        }
    }

    @Test
    void aFileWithAllItsCopiesIsSafe() throws Exception {
        cluster.upload(session, "/a", SUM);
        FileHealth health = health("/a");
        assertEquals(new FileHealth(new FilePath("/a"), Verdict.SAFE, 3, 3, 1, BLOCK, ""), health);
        assertEquals(
                List.of("datanode-1 good true", "datanode-2 good true", "datanode-3 good true"),
                block("/a").places().stream().map(HealthServiceTest::text).toList());
    }

    private static String text(CopyPlace place) {
        return place.node() + " " + place.state() + " " + place.counts();
    }

    @Test
    void anEmptyFileIsSafe() throws Exception {
        UploadGrant grant = session.begin(request("/empty"));
        session.complete(grant.ticket(), List.of(), newRequest());
        FileHealth health = health("/empty");
        assertEquals(Verdict.SAFE, health.verdict());
        assertEquals(3, health.copies());
        assertEquals(
                List.of(), session.blockHealth(new FilePath("/empty"), 0, 10).blocks());
    }

    @Test
    void aSilentNodePutsFilesAtRiskAndItIsSaidWhenHealingBegins() throws Exception {
        cluster.upload(session, "/a", SUM);
        passWithout(NodeName.ofSlot(2), Duration.ofSeconds(9));
        assertEquals(Verdict.SAFE, health("/a").verdict());
        passWithout(NodeName.ofSlot(2), Duration.ofSeconds(13));
        FileHealth health = health("/a");
        assertEquals(Verdict.AT_RISK, health.verdict());
        assertEquals(2, health.copies());
        assertTrue(health.detail().contains("2 of 3 copies of block"), health.detail());
        assertTrue(health.detail().contains("datanode-2 is dead, last heard 22 s ago"), health.detail());
        assertTrue(health.detail().contains("healing begins in 18 s"), health.detail());
        assertEquals(1, cluster.nameNode.status().blocksAtRisk());
        assertEquals(
                "waits 18 s for datanode-2 to come back",
                session.report().healing().pause());
        passWithout(NodeName.ofSlot(2), Duration.ofSeconds(30));
        assertTrue(
                health("/a").detail().contains("it waits for a third live node"),
                health("/a").detail());
        assertEquals(1, cluster.nameNode.status().blocksAtRisk());
    }

    @Test
    void aNodeThatWasStoppedOnPurposeIsWaitedForAndItsCopiesCount() throws Exception {
        cluster.upload(session, "/a", SUM);
        cluster.node(2).link().leave();
        passWithout(NodeName.ofSlot(2), Duration.ofMinutes(1));
        FileHealth health = health("/a");
        assertEquals(Verdict.SAFE, health.verdict());
        assertEquals(0, cluster.nameNode.status().blocksAtRisk());
        assertTrue(
                text(block("/a").places().get(1)).contains("it was stopped on purpose"),
                block("/a").toString());
        passWithout(NodeName.ofSlot(2), Duration.ofMinutes(10));
        assertEquals(Verdict.AT_RISK, health("/a").verdict());
    }

    @Test
    void aCorruptCopyDoesNotCount() throws Exception {
        cluster.upload(session, "/a", SUM);
        session.reportCorrupt(block("/a").block(), NodeName.ofSlot(3));
        FileHealth health = health("/a");
        assertEquals(Verdict.AT_RISK, health.verdict());
        assertEquals(2, health.copies());
        assertTrue(health.detail().contains("the copy on datanode-3 is corrupt"), health.detail());
        HealthTally tally =
                session.health(new HealthQuery(FilePath.ROOT, "", 10, false)).tally();
        assertEquals(new HealthTally(1, 1, 1, BLOCK, 0, 1, 0, 1, 1, 0), tally);
    }

    @Test
    void anUnreadableFileNamesTheLastNodeThatHadIt() throws Exception {
        NodeName node = uploadOnce("/a");
        passWithout(node, Duration.ofSeconds(45));
        FileHealth health = health("/a");
        assertEquals(Verdict.UNREADABLE, health.verdict());
        assertEquals(0, health.copies());
        assertEquals(
                "block " + block("/a").block() + " cannot be read now; its last copy: " + node
                        + " is dead, last heard 45 s ago; start that node",
                health.detail());
        assertEquals(1, cluster.nameNode.status().blocksUnreadable());
        cluster.node(node.slot()).start(cluster.nameNode);
        cluster.tick();
        assertEquals(Verdict.SAFE, health("/a").verdict());
        assertEquals(0, cluster.nameNode.status().blocksUnreadable());
    }

    @Test
    void whereTheLastCopyWasIsRememberedWhenItIsNowhere() throws Exception {
        NodeName holder = uploadOnce("/a");
        FakeDataNode node = cluster.node(holder.slot());
        Map<BlockId, Replica> had = Map.copyOf(node.stock);
        node.stock.clear();
        node.report();
        cluster.pass(Duration.ofSeconds(5));
        FileHealth health = health("/a");
        assertEquals(Verdict.UNREADABLE, health.verdict());
        assertTrue(health.detail().endsWith("; the last copy was on " + holder + ", gone for 5 s"), health.detail());
        node.stock.putAll(had);
        node.report();
        cluster.pass(Duration.ofSeconds(5));
        assertEquals(Verdict.SAFE, health("/a").verdict());
        assertEquals("", health("/a").detail());
    }

    @Test
    void afterARestartItSaysWhoseBlocksAreNotKnownYet() throws Exception {
        NodeName holder = uploadOnce("/a");
        cluster.upload(session, "/b", SUM);
        cluster.restart();
        session = cluster.ana();
        for (FakeDataNode node : cluster.nodes.values()) {
            if (!node.name.equals(holder)) {
                node.start(cluster.nameNode);
            }
        }
        passWithout(holder, Duration.ofSeconds(3));
        assertTrue(session.report().safeMode().on());
        assertEquals(List.of(holder), session.report().safeMode().missing());
        assertTrue(
                health("/a").detail().contains("not heard since the NameNode's start: " + holder),
                health("/a").detail());
        assertEquals(Verdict.UNREADABLE, health("/a").verdict());
        FileHealth shortOf = health("/b");
        assertEquals(Verdict.AT_RISK, shortOf.verdict());
        assertTrue(shortOf.detail().contains("since the NameNode's start, 3 s ago, or longer"), shortOf.detail());
        assertTrue(shortOf.detail().contains("healing waits until safe mode is left"), shortOf.detail());
        assertEquals(
                2,
                session.layout(new FilePath("/b"), 0, 1)
                        .blocks()
                        .get(0)
                        .replicas()
                        .size());
    }

    @Test
    void theWorstBlockOfAFileIsItsVerdict() throws Exception {
        UploadGrant grant = session.begin(request("/big", 2, false, "ana@here pid 1"));
        List<FinishedBlock> finished = new ArrayList<>(List.of(cluster.write(grant.first(), SUM)));
        for (int index = 1; index < 4; index++) {
            finished.add(cluster.write(
                    session.addBlocks(grant.ticket(), index, 1, List.of()).get(0), SUM));
        }
        session.complete(grant.ticket(), finished, newRequest());
        assertEquals(Verdict.SAFE, health("/big").verdict());
        assertEquals(4, health("/big").blocks());
        List<BlockHealth> blocks =
                session.blockHealth(new FilePath("/big"), 1, 2).blocks();
        assertEquals(List.of(1, 2), blocks.stream().map(BlockHealth::index).toList());
        session.reportCorrupt(
                blocks.get(0).block(), blocks.get(0).places().get(0).node());
        FileHealth health = health("/big");
        assertEquals(Verdict.AT_RISK, health.verdict());
        assertEquals(1, health.copies());
        assertTrue(
                health.detail()
                        .startsWith("1 of 2 copies of block " + blocks.get(0).block()),
                health.detail());
    }

    @Test
    void pagesMeetEachFileOnceAndListWhatIsAskedFor() throws Exception {
        for (String path : List.of("/a", "/d", "/z")) {
            cluster.upload(session, path, SUM);
        }
        session.makeDirectory(new FilePath("/c/d"), true, newRequest());
        cluster.upload(session, "/c/1", SUM);
        cluster.upload(session, "/c/d/2", SUM);
        session.reportCorrupt(block("/c/d/2").block(), NodeName.ofSlot(1));
        for (int limit : List.of(1, 2, 3, 100)) {
            List<String> all = new ArrayList<>();
            assertEquals(new HealthTally(3, 5, 5, 5 * BLOCK, 4, 1, 0, 1, 1, 0), walk("/", limit, true, all));
            assertEquals(List.of("/a", "/c/1", "/c/d/2", "/d", "/z"), all);
            List<String> bad = new ArrayList<>();
            walk("/c", limit, false, bad);
            assertEquals(List.of("/c/d/2"), bad);
        }
    }

    private HealthTally walk(String path, int limit, boolean every, List<String> paths) throws Exception {
        HealthTally tally = HealthTally.NOTHING;
        String next = "";
        do {
            HealthPage page = session.health(new HealthQuery(new FilePath(path), next, limit, every));
            assertTrue(page.tally().files() <= limit, page.toString());
            page.files().forEach(file -> paths.add(file.path().text()));
            tally = tally.plus(page.tally());
            next = page.next();
        } while (!next.isEmpty());
        return tally;
    }

    @Test
    void refusesPagesThatAreNone() {
        for (HealthQuery query : List.of(
                new HealthQuery(FilePath.ROOT, "", Limits.PAGE_ENTRIES + 1, true),
                new HealthQuery(FilePath.ROOT, "", 0, true),
                new HealthQuery(FilePath.ROOT, "x", 1, true))) {
            assertThrows(InvalidInput.class, () -> session.health(query), query.toString());
        }
        assertThrows(NotFound.class, () -> session.health(new HealthQuery(new FilePath("/none"), "", 1, true)));
    }
}
