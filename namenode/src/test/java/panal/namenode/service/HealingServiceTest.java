package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Epoch;
import panal.protocol.value.FilePath;
import panal.protocol.value.Finding;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.ReplicaCopy;
import panal.protocol.value.UploadGrant;

/** What DataNodes are told when copies are missing, bad or too many. */
final class HealingServiceTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 4711);
    private static final FilePath PATH = new FilePath("/a");
    private static final Duration HEALED = Duration.ofSeconds(50);

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(4);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @BeforeEach
    void upload() throws Exception {
        session = cluster.ana();
        cluster.upload(session, "/a", SUM);
        cluster.beatAll();
    }

    private LocatedBlock where() throws Exception {
        return session.layout(PATH, 0, 1).blocks().get(0);
    }

    private FakeDataNode holder() throws Exception {
        return cluster.node(where().replicas().get(0).slot());
    }

    private FakeDataNode spare() throws Exception {
        List<NodeName> holders = where().replicas();
        return cluster.nodes.values().stream()
                .filter(node -> !holders.contains(node.name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDeadNodesBlockIsFetchedFromTheOthersWithPermission() throws Exception {
        FakeDataNode spare = spare();
        FakeDataNode dead = holder();
        cluster.passWithout(dead, HEALED);
        ReplicaCopy copy = spare.copied.get(0);
        assertEquals(1, spare.copied.size());
        assertEquals(SUM, copy.replica().sum());
        assertEquals(1, copy.replica().attempt());
        assertEquals(2, copy.sources().size());
        assertFalse(copy.sources().contains(dead.name));
        assertEquals(3, where().replicas().size());
        assertTrue(where().replicas().contains(spare.name));
    }

    @Test
    void aNodeThatReturnsIsUsedAndTheSurplusIsTrimmed() throws Exception {
        FakeDataNode dead = holder();
        cluster.passWithout(dead, HEALED);
        dead.start(cluster.nameNode);
        assertEquals(4, where().replicas().size());
        cluster.pass(Duration.ofSeconds(20));
        assertEquals(3, where().replicas().size());
        assertEquals(
                1,
                cluster.nodes.values().stream()
                        .mapToInt(node -> node.deleted.size())
                        .sum());
    }

    @Test
    void aCopyThatANodeFindsCorruptIsMadeElsewhereAndThenGoes() throws Exception {
        FakeDataNode bad = holder();
        FakeDataNode spare = spare();
        bad.findings.add(new Finding.CorruptReplica(where().block(), 1, bad.name));
        cluster.pass(Duration.ofSeconds(20));
        assertEquals(1, bad.deleted.size());
        assertEquals(1, spare.copied.size());
        assertEquals(3, new HashSet<>(where().replicas()).size());
        bad.findings.add(new Finding.CorruptReplica(where().block(), 1, bad.name));
        cluster.pass(Duration.ofSeconds(5));
        assertEquals(3, where().replicas().size(), "it is gone already");
    }

    @Test
    void whoeverIsAccusedLooksItselfAndIsBelieved() throws Exception {
        BlockId block = where().block();
        List<FakeDataNode> holders = cluster.nodes.values().stream()
                .filter(node -> node.stock.containsKey(block))
                .toList();
        for (FakeDataNode holder : holders) {
            session.reportCorrupt(block, holder.name);
        }
        cluster.pass(Duration.ofSeconds(2));
        assertEquals(0, copies(), "nobody has a copy that is known to be good");
        for (FakeDataNode holder : holders) {
            assertEquals(List.of(List.of(block)), holder.scrubs);
            holder.confirm(block);
        }
        FakeDataNode dead = holders.get(0);
        cluster.beatAll();
        cluster.passWithout(dead, HEALED);
        assertEquals(1, copies(), "what is missing is made again");
    }

    @Test
    void whatAnUploadHasHandedInIsHealedBeforeItIsComplete() throws Exception {
        UploadGrant grant = session.begin(request("/slow"));
        session.addBlocks(grant.ticket(), 1, 1, List.of(cluster.write(grant.first(), SUM)));
        FakeDataNode dead = cluster.node(grant.first().chain().get(0).slot());
        cluster.passWithout(dead, HEALED);
        assertEquals(3, holdersBut(dead, grant.first().token().block()));
    }

    @Test
    void whatAnUploadHasHandedInIsHealedAfterARestartToo() throws Exception {
        UploadGrant grant = session.begin(request("/slow"));
        session.addBlocks(grant.ticket(), 1, 1, List.of(cluster.write(grant.first(), SUM)));
        FakeDataNode dead = cluster.node(grant.first().chain().get(0).slot());
        cluster.restart();
        for (FakeDataNode node : cluster.nodes.values()) {
            if (node != dead) {
                node.start(cluster.nameNode);
            }
        }
        cluster.passWithout(dead, Duration.ofMinutes(2));
        assertEquals(3, holdersBut(dead, grant.first().token().block()));
    }

    private long holdersBut(FakeDataNode dead, BlockId block) {
        return cluster.nodes.values().stream()
                .filter(node -> node != dead && node.stock.containsKey(block))
                .count();
    }

    private int copies() {
        return cluster.nodes.values().stream()
                .mapToInt(node -> node.copied.size())
                .sum();
    }

    @Test
    void aFindingAboutAnAttemptThatIsNotThereAnyMoreIsOld() throws Exception {
        FakeDataNode node = holder();
        node.findings.add(new Finding.CorruptReplica(where().block(), 7, node.name));
        cluster.pass(Duration.ofSeconds(20));
        assertEquals(List.of(), node.deleted);
        assertEquals(3, where().replicas().size());
    }

    @Test
    void anotherNodeTriesWhenACopyFails() throws Exception {
        cluster.startNodes(5);
        BlockId block = where().block();
        List<FakeDataNode> others = cluster.nodes.values().stream()
                .filter(node -> !node.stock.containsKey(block))
                .toList();
        FakeDataNode unable = others.get(0);
        unable.unfetchable.add(block);
        cluster.passWithout(holder(), HEALED);
        assertEquals(List.of(), unable.copied);
        assertEquals(3, where().replicas().size());
    }

    @Test
    void aRestartedNameNodeCopiesNothingForLackOfNews() throws Exception {
        cluster.restart();
        cluster.rejoinAll();
        session = cluster.ana();
        cluster.pass(Duration.ofSeconds(60));
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.copied));
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.deleted));
    }

    @Test
    void aFileWrittenToFewerNodesThanItWantsIsCompletedByItself() throws Exception {
        UploadGrant grant = session.begin(request("/b"));
        List<NodeName> two = grant.first().chain().subList(0, 2);
        session.complete(grant.ticket(), List.of(cluster.write(grant.first(), SUM, two)), newRequest());
        cluster.pass(Duration.ofSeconds(5));
        assertEquals(
                3,
                session.layout(new FilePath("/b"), 0, 1)
                        .blocks()
                        .get(0)
                        .replicas()
                        .size());
    }

    @Test
    void anOldJournalOrdersNothing() throws Exception {
        FakeDataNode witness = spare();
        FakeDataNode dead = holder();
        cluster.restart();
        witness.heard = new Epoch(witness.heard.number(), witness.heard.transaction() + 1_000);
        cluster.rejoinAll();
        cluster.passWithout(dead, HEALED);
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.copied));
    }
}
