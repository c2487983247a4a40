package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.rmi.NoSuchObjectException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.ReserveIds;
import panal.namenode.namespace.SetMemberState;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.VersionMismatch;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.remote.Session;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.UserKey;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStatus;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockPage;
import panal.protocol.value.UserProof;
import panal.testkit.Await;

/** The front door: who gets in, and as whom. */
final class JoinServiceTest {
    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(0);

    @Test
    void namesAreUniqueAndKept() throws Exception {
        FakeDataNode first = new FakeDataNode(cluster.secret, 1);
        FakeDataNode second = new FakeDataNode(cluster.secret, 1);
        first.start(cluster.nameNode);
        second.start(cluster.nameNode);
        assertEquals(NodeName.ofSlot(1), first.name);
        assertEquals(NodeName.ofSlot(2), second.name);
        cluster.restart();
        second.name = NodeName.ofSlot(1);
        second.start(cluster.nameNode);
        assertEquals(NodeName.ofSlot(2), second.name);
        List<NodeStatus> nodes = cluster.nameNode.status().nodes();
        assertEquals(
                List.of("dead", "live"), nodes.stream().map(NodeStatus::state).toList());
        assertEquals(-1, nodes.get(0).lastHeartbeatMillis());
    }

    @Test
    void aNodeThatHasLeftComesBackOnlyWhenItIsTakenBack() throws Exception {
        FakeDataNode node = new FakeDataNode(cluster.secret, 1);
        node.start(cluster.nameNode);
        cluster.committer.submit(SetMemberState.to(node.id, MemberState.LEFT));
        AccessDenied refusal = assertThrows(AccessDenied.class, () -> node.join(cluster.nameNode));
        assertTrue(refusal.getMessage().startsWith("datanode-1 at 127.0.0.1:7001 has left this cluster; `stay "));
        cluster.restart();
        assertThrows(AccessDenied.class, () -> node.join(cluster.nameNode));
        cluster.committer.submit(SetMemberState.to(node.id, MemberState.IN_SERVICE));
        node.start(cluster.nameNode);
        assertEquals("live", cluster.nameNode.status().nodes().get(0).state());
    }

    /** Its joining is decided in the same breath as that, and a moment before. */
    @Test
    void aNodeThatIsForgottenOnItsWayInGetsNoLink() throws Exception {
        FakeDataNode node = new FakeDataNode(cluster.secret, 1);
        node.start(cluster.nameNode);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        cluster.committer.subscribe(published -> {
            inside.countDown();
            pause(goOn);
        });
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            Future<?> first = callers.submit(() -> cluster.committer.submit(new ReserveIds(IdKind.FILE, 1)));
            inside.await();
            Future<NodeWelcome> join = callers.submit(() -> node.join(cluster.nameNode));
            Await.until("the node is on its way in", () -> cluster.committer.waiting() == 1);
            Future<?> plan =
                    callers.submit(() -> cluster.committer.submit(SetMemberState.to(node.id, MemberState.LEFT)));
            Await.until("it is forgotten behind that", () -> cluster.committer.waiting() == 2);
            goOn.countDown();
            first.get();
            plan.get();
            ExecutionException refused = assertThrows(ExecutionException.class, join::get);
            assertInstanceOf(AccessDenied.class, refused.getCause());
            assertThrows(NoSuchObjectException.class, node::beat, "nor has it the one of before");
        } finally {
            goOn.countDown();
            callers.shutdownNow();
        }
    }

    private static void pause(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aNodeThatWasWipedIsANewOneUnderAFreeName() throws Exception {
        FakeDataNode before = new FakeDataNode(cluster.secret, 1);
        before.start(cluster.nameNode);
        FakeDataNode wiped = new FakeDataNode(cluster.secret, 1);
        wiped.start(cluster.nameNode);
        assertEquals(NodeName.ofSlot(2), wiped.name);
        before.beat();
        assertEquals(
                List.of("live", "live"),
                cluster.nameNode.status().nodes().stream()
                        .map(NodeStatus::state)
                        .toList());
    }

    @Test
    void aNodeWithoutTheSecretIsRefusedAndToldHow() {
        FakeDataNode stranger = new FakeDataNode(ClusterSecret.random(cluster.random), 1);
        AccessDenied refusal = assertThrows(AccessDenied.class, () -> stranger.join(cluster.nameNode));
        assertTrue(refusal.toString().contains("--join"), refusal.toString());
        assertEquals(0, cluster.committer.published().members().size());
    }

    @Test
    void aProofIsGoodForOneJoinAsAsked() throws Exception {
        FakeDataNode node = new FakeDataNode(cluster.secret, 1);
        NodeJoin join = node.request(cluster.nameNode, ProtocolVersion.CURRENT);
        cluster.nameNode.join(join);
        assertThrows(AccessDenied.class, () -> cluster.nameNode.join(join));
        NodeJoin late = node.request(cluster.nameNode, ProtocolVersion.CURRENT);
        cluster.clock.advance(Duration.ofSeconds(61));
        assertThrows(AccessDenied.class, () -> cluster.nameNode.join(late));
    }

    @Test
    void aNodeOfAnotherClusterOrVersionIsRefused() throws Exception {
        FakeDataNode foreign = new FakeDataNode(cluster.secret, 1);
        foreign.cluster = new ClusterId(UUID.randomUUID());
        ForeignCluster refusal = assertThrows(ForeignCluster.class, () -> foreign.join(cluster.nameNode));
        assertTrue(refusal.toString().contains(foreign.cluster.toString()), refusal.toString());
        FakeDataNode old = new FakeDataNode(cluster.secret, 1);
        NodeJoin request = old.request(cluster.nameNode, new ProtocolVersion(99));
        assertThrows(VersionMismatch.class, () -> cluster.nameNode.join(request));
        assertThrows(VersionMismatch.class, () -> cluster.nameNode.challenge(new ProtocolVersion(99)));
        old.join(cluster.nameNode);
    }

    @Test
    void aSilentNodeChangesStateAndMustJoinAgainOnceItWasDead() throws Exception {
        cluster.startNodes(2);
        cluster.passInSilence(Duration.ofSeconds(5));
        assertEquals(List.of("suspect", "suspect"), states());
        cluster.node(1).beat();
        assertEquals(List.of("live", "suspect"), states());
        cluster.passInSilence(Duration.ofSeconds(5));
        assertEquals(List.of("suspect", "dead"), states());
        assertThrows(NoSuchObjectException.class, () -> cluster.node(2).beat());
        cluster.node(2).start(cluster.nameNode);
        assertEquals(List.of("suspect", "live"), states());
    }

    @Test
    void aNodeThatDoesNotReportIsAskedFor() throws Exception {
        FakeDataNode node = new FakeDataNode(cluster.secret, 1);
        node.join(cluster.nameNode);
        node.beat();
        assertEquals(false, node.askedForStock);
        cluster.clock.advance(Duration.ofSeconds(6));
        node.beat();
        assertEquals(true, node.askedForStock);
        node.report();
        node.askedForStock = false;
        cluster.clock.advance(Duration.ofSeconds(6));
        node.beat();
        assertEquals(false, node.askedForStock);
        StockPage odd = new StockPage(new ReportPoint(1, 0), -1, true, List.of());
        assertThrows(InvalidInput.class, () -> node.link().reportStock(odd));
    }

    @Test
    void heartbeatsWriteNothingToTheJournal() throws Exception {
        cluster.startNodes(3);
        long before = cluster.committer.transaction();
        cluster.pass(Duration.ofSeconds(30));
        assertEquals(before, cluster.committer.transaction());
    }

    @Test
    void logInNeedsTheUsersKeyAndAFreshChallenge() throws Exception {
        assertEquals("ana", cluster.ana().user());
        UserKey wrong = UserKey.random(cluster.random);
        assertThrows(AccessDenied.class, () -> cluster.login("ana", wrong));
        assertThrows(AccessDenied.class, () -> cluster.login("nobody", wrong));
        assertThrows(AccessDenied.class, () -> cluster.login("bob", cluster.ana));
        UserProof proof = cluster.ana.prove(
                "ana", cluster.nameNode.challenge(ProtocolVersion.CURRENT).nonce());
        cluster.nameNode.login(proof);
        assertThrows(AccessDenied.class, () -> cluster.nameNode.login(proof), "a replayed proof");
    }

    @Test
    void aSessionEndsByLogoutOrIdleness() throws Exception {
        Session one = cluster.ana();
        Session two = cluster.ana();
        one.logout();
        assertThrows(NoSuchObjectException.class, one::user);
        two.stat(FilePath.ROOT);
        cluster.clock.advance(Duration.ofMinutes(29));
        cluster.tick();
        two.stat(FilePath.ROOT);
        cluster.clock.advance(Duration.ofMinutes(31));
        cluster.tick();
        assertThrows(NoSuchObjectException.class, () -> two.stat(FilePath.ROOT));
    }

    private List<String> states() throws Exception {
        return cluster.nameNode.status().nodes().stream().map(NodeStatus::state).toList();
    }
}
