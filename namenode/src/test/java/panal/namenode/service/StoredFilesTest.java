package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FilePath;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.ListPage;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.Replica;
import panal.protocol.value.UploadGrant;

/** What becomes of replicas: where readers are sent, and when a replica is deleted. */
final class StoredFilesTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 4711);
    private static final FilePath PATH = new FilePath("/a");

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @BeforeEach
    void logIn() throws Exception {
        session = cluster.ana();
    }

    @Test
    void suspectNodesComeLastAndDeadOnesAreOnlyNamed() throws Exception {
        cluster.upload(session, "/a", SUM);
        cluster.passInSilence(Duration.ofSeconds(6));
        cluster.node(2).beat();
        assertEquals(NodeName.ofSlot(2), where().replicas().get(0));
        assertEquals(3, where().replicas().size());
        cluster.passInSilence(Duration.ofSeconds(4));
        assertEquals(List.of(NodeName.ofSlot(2)), where().replicas());
        assertEquals(2, where().gone().size());
        cluster.passInSilence(Duration.ofSeconds(10));
        assertEquals(List.of(), where().replicas());
        assertEquals(3, where().gone().size());
    }

    @Test
    void aCorruptCopyIsAskedOnlyWhenThereIsNoOther() throws Exception {
        cluster.upload(session, "/a", SUM);
        BlockId block = where().block();
        Session bob = cluster.login("bob", cluster.bob);
        session.reportCorrupt(block, NodeName.ofSlot(1));
        assertFalse(where().replicas().contains(NodeName.ofSlot(1)));
        bob.reportCorrupt(block, NodeName.ofSlot(2));
        assertEquals(List.of(NodeName.ofSlot(3)), where().replicas());
        session.reportCorrupt(block, NodeName.ofSlot(3));
        assertEquals(3, where().replicas().size());
        cluster.pass(Duration.ofMinutes(1));
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.deleted));
        session.reportCorrupt(new BlockId(999), NodeName.ofSlot(1));
    }

    @Test
    void aDeletedFilesReplicasGoAndItsBlocksAreForgotten() throws Exception {
        cluster.upload(session, "/a", SUM);
        session.delete(PATH, false, newRequest());
        assertEquals(1, cluster.committer.published().doomed().size());
        cluster.pass(Duration.ofSeconds(5));
        cluster.nodes.values().forEach(node -> assertTrue(node.stock.isEmpty()));
        assertEquals(0, cluster.committer.published().doomed().size());
    }

    @Test
    void aDeletedTreeIsReclaimed() throws Exception {
        session.makeDirectory(new FilePath("/d/e"), true, newRequest());
        for (int i = 0; i < 20; i++) {
            cluster.upload(session, "/d/e/f" + i, SUM);
        }
        session.delete(new FilePath("/d"), true, newRequest());
        cluster.pass(Duration.ofSeconds(8));
        cluster.nodes.values().forEach(node -> assertTrue(node.stock.isEmpty()));
        assertEquals(1, cluster.committer.published().counts().directories());
        assertEquals(0, cluster.committer.published().doomed().size());
    }

    @Test
    void overwritingLeavesOnlyTheNewBlocks() throws Exception {
        cluster.upload(session, "/a", SUM);
        BlockId before = where().block();
        cluster.upload(session, "/a", new BlockSum(5, 5));
        cluster.pass(Duration.ofSeconds(5));
        assertEquals(new BlockSum(5, 5), where().sum());
        cluster.nodes.values().forEach(node -> assertFalse(node.stock.containsKey(before)));
        cluster.nodes.values().forEach(node -> assertEquals(1, node.stock.size()));
    }

    @Test
    void aDeleteOrderThatWasLostIsGivenAgain() throws Exception {
        cluster.upload(session, "/a", SUM);
        cluster.beatAll();
        FakeDataNode deaf = cluster.node(1);
        Replica held = deaf.stock.values().iterator().next();
        session.delete(PATH, false, newRequest());
        cluster.tick();
        // The node did not get the answer: the replica is still there, and it tells so with no change.
        deaf.stock.clear();
        deaf.beat();
        deaf.stock.put(held.block(), held);
        cluster.pass(Duration.ofSeconds(12));
        assertEquals(List.of(held), deaf.deleted);
    }

    @Test
    void anOrphanIsDeletedAfterItsDelayAndNotBefore() throws Exception {
        UploadGrant lost = session.begin(request("/a"));
        cluster.write(lost.first(), SUM);
        cluster.beatAll();
        cluster.pass(Duration.ofMinutes(60));
        cluster.nodes.values().forEach(node -> assertEquals(1, node.stock.size()));
        cluster.pass(Duration.ofMinutes(3));
        cluster.nodes.values().forEach(node -> assertEquals(0, node.stock.size()));
    }

    @Test
    void aBlockWithANumberThatWasNeverGivenOutIsNotTouched() throws Exception {
        BlockId unknown = new BlockId(1_000_000_000);
        cluster.node(1).stock.put(unknown, new Replica(unknown, 1, SUM));
        cluster.node(1).report();
        cluster.pass(Duration.ofHours(2));
        assertTrue(cluster.node(1).stock.containsKey(unknown));
    }

    @Test
    void givenUpAttemptsWithOtherBytesAreDeleted() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        NodeName slow = grant.first().chain().get(2);
        cluster.write(grant.first(), new BlockSum(BLOCK, 1), List.of(slow));
        BlockGrant again =
                session.retryBlock(grant.ticket(), 0, grant.first().token().block(), 1, List.of(slow));
        session.complete(grant.ticket(), List.of(cluster.write(again, SUM)), newRequest());
        cluster.pass(Duration.ofSeconds(18));
        assertEquals(1, cluster.node(slow.slot()).deleted.size());
        assertEquals(3, where().replicas().size(), "the right bytes take its place");
    }

    @Test
    void anAbandonedUploadLeavesNothing() throws Exception {
        UploadGrant one = session.begin(request("/one"));
        cluster.write(one.first(), SUM);
        session.abandon(one.ticket());
        UploadGrant many = session.begin(request("/many"));
        FinishedBlock first = cluster.write(many.first(), SUM);
        BlockGrant second =
                session.addBlocks(many.ticket(), 1, 1, List.of(first)).get(0);
        FinishedBlock last = cluster.write(second, SUM);
        session.abandon(many.ticket());
        assertThrows(InvalidInput.class, () -> session.complete(many.ticket(), List.of(last), newRequest()));
        cluster.pass(Duration.ofSeconds(5));
        cluster.nodes.values().forEach(node -> assertTrue(node.stock.isEmpty()));
        session.begin(request("/one"));
    }

    @Test
    void anUploadOfASilentClientExpiresAndOneThatIsHeardOfDoesNot() throws Exception {
        UploadGrant silent = session.begin(request("/silent"));
        session.addBlocks(silent.ticket(), 1, 1, List.of(cluster.write(silent.first(), SUM)));
        UploadGrant heard = session.begin(request("/heard"));
        session.addBlocks(heard.ticket(), 1, 1, List.of(cluster.write(heard.first(), SUM)));
        for (int minute = 0; minute < 180; minute++) {
            cluster.pass(Duration.ofSeconds(60));
            session.renew(heard.ticket());
        }
        cluster.pass(Duration.ofSeconds(5));
        assertEquals(1, cluster.committer.published().uploads().size());
        cluster.nodes.values().forEach(node -> assertEquals(1, node.stock.size()));
        session.complete(heard.ticket(), List.of(), newRequest());
    }

    @Test
    void aReaderNeedsTheRightAndAPageItsBounds() throws Exception {
        session.makeDirectory(new FilePath("/d"), false, newRequest());
        for (String name : List.of("c", "a", "b")) {
            cluster.upload(session, "/d/" + name, SUM);
        }
        ListPage page = session.list(new FilePath("/d"), "a", 1);
        assertEquals("/d/b", page.entries().get(0).path().text());
        assertTrue(page.more());
        assertFalse(session.list(new FilePath("/d"), "b", 1).more());
        assertThrows(InvalidInput.class, () -> session.list(new FilePath("/d"), "", 0));
        assertThrows(InvalidInput.class, () -> session.list(new FilePath("/d"), "", 1_001));
        assertThrows(InvalidInput.class, () -> session.layout(new FilePath("/d/a"), 2, 1));
        assertThrows(InvalidInput.class, () -> session.layout(new FilePath("/d/a"), -1, 1));
        assertEquals(3 * BLOCK, session.usage(new FilePath("/d")).length());
        Session bob = cluster.login("bob", cluster.bob);
        assertThrows(AccessDenied.class, () -> bob.delete(new FilePath("/d/a"), false, newRequest()));
        assertEquals(BLOCK, bob.stat(new FilePath("/d/a")).length());
    }

    @Test
    void manyClientsAtOnceEachGetTheirFile() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        Lock writing = new ReentrantLock(); // the fake nodes are for one thread
        try {
            List<Callable<Integer>> clients = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                String prefix = "/c" + client + "-";
                clients.add(() -> {
                    Session own = cluster.ana();
                    for (int i = 0; i < 25; i++) {
                        UploadGrant grant = own.begin(request(prefix + i));
                        FinishedBlock block;
                        writing.lock();
                        try {
                            block = cluster.write(grant.first(), SUM);
                        } finally {
                            writing.unlock();
                        }
                        own.complete(grant.ticket(), List.of(block), newRequest());
                    }
                    return 25;
                });
            }
            for (Future<Integer> done : pool.invokeAll(clients)) {
                assertEquals(25, done.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(200, cluster.nameNode.status().files());
        Stream<BlockId> blocks = cluster.committer.published().inodes().stream()
                .filter(inode -> !inode.isDirectory())
                .map(inode -> ((panal.namenode.namespace.FileInode) inode)
                        .content()
                        .blocks()
                        .get(0)
                        .id());
        assertEquals(200, blocks.distinct().count());
    }

    private LocatedBlock where() throws Exception {
        return session.layout(PATH, 0, 1).blocks().get(0);
    }
}
