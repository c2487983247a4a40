package panal.datanode.heartbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.datanode.store.BlockStore;
import panal.datanode.store.StoreSettings;
import panal.datanode.store.UnfinishedBlock;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.remote.DataNode;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NameServer;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Durability;
import panal.protocol.value.Entry;
import panal.protocol.value.Epoch;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.Order;
import panal.protocol.value.Replica;
import panal.testkit.FakeClock;
import panal.testkit.ManualExecutor;

final class MembershipTest {
    @TempDir
    Path home;

    private final ClusterSecret secret = ClusterSecret.random(new SecureRandom());
    private final FakeClock clock = FakeClock.anyTime();
    private final ManualExecutor background = new ManualExecutor();
    private final FakeNames names = new FakeNames();
    private RmiPort port;
    private FakeNameNode nameNode;
    private BlockStore store;
    private Standing standing;
    private Membership membership;

    @BeforeEach
    void start() throws Exception {
        port = RmiPort.open("127.0.0.1", 0);
        port.createRegistry().rebind(NameServerLink.NAME, port.export(names, NameServer.class));
        nameNode = new FakeNameNode(port, secret);
        names.entries.put(
                "namenode",
                new Entry(
                        "namenode",
                        port.export(nameNode, NameNode.class),
                        port.address().toString(),
                        Set.of()));
        store = BlockStore.open(new StoreSettings(List.of(home), Long.MAX_VALUE, 0), clock);
        standing = new Standing(
                store.node().node(), NodeName.ofSlot(1), store.node().heard(), clock);
        membership = membership(secret);
    }

    @AfterEach
    void stop() {
        store.close();
        port.close();
    }

    @Test
    void joinsUnderTheNameGivenAndStandsInTheNameServer() throws PanalException {
        membership.tick();
        background.runAll();
        assertTrue(membership.joined());
        assertEquals(NodeName.ofSlot(9), standing.name());
        assertEquals(
                Set.of("role:datanode", "host:localhost", "rack:r1"),
                names.lookup("datanode-9").tags());
        assertEquals(nameNode.cluster, store.node().cluster());
        assertEquals(new Epoch(5, 10), store.node().heard());
        assertEquals(nameNode.nowMillis, standing.nameNodeMillis());
        assertEquals(1, nameNode.joins.get(0).incarnation());
        assertEquals(1, nameNode.pages.size());
        assertTrue(nameNode.pages.get(0).last());
    }

    /** An old copy of the journal begins the next epoch too; its second start must still be told apart. */
    @Test
    void aLaterEpochWithFewerTransactionsIsNoReasonToForgetTheirNumber() throws PanalException {
        store.hear(new Epoch(4, 900));
        standing = new Standing(
                store.node().node(), NodeName.ofSlot(1), store.node().heard(), clock);
        membership = membership(secret);
        membership.tick();
        background.runAll();
        assertEquals(new Epoch(4, 900), nameNode.joins.get(0).heard());
        assertEquals(new Epoch(5, 900), standing.heard());
        assertEquals(new Epoch(5, 900), store.node().heard());
    }

    @Test
    void changesAreToldUntilTheNameNodeHasAnswered() throws PanalException {
        membership.tick();
        background.runAll();
        Replica replica = storeBlock(1);
        nameNode.answerLost = true;
        beat();
        nameNode.answerLost = false;
        beat();
        beat();
        int count = nameNode.heartbeats.size();
        assertEquals(
                replica, nameNode.heartbeats.get(count - 3).changes().get(0).replica());
        assertEquals(1, nameNode.heartbeats.get(count - 2).changes().size());
        assertEquals(0, nameNode.heartbeats.get(count - 1).changes().size());
        assertEquals(1, nameNode.heartbeats.get(count - 1).at().sequence());
    }

    @Test
    void deletesOnOrderAndReportsEverythingWhenAsked() throws PanalException {
        membership.tick();
        background.runAll();
        Replica one = storeBlock(1);
        Replica two = storeBlock(2);
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        background.runAll();
        assertEquals(List.of(two), store.stock().all().replicas());
        int reports = nameNode.pages.size();
        nameNode.order(new Order.ReportStock());
        beat();
        background.runAll();
        assertEquals(reports + 1, nameNode.pages.size());
        assertEquals(List.of(two), nameNode.pages.get(reports).replicas());
        assertEquals(3, nameNode.pages.get(reports).asOf().sequence());
    }

    @Test
    void joinsAgainAfterTheNameNodeWasRestarted() throws PanalException {
        membership.tick();
        background.runAll();
        nameNode.dropLink();
        nameNode.epoch = new Epoch(6, 11);
        beat();
        beat();
        background.runAll();
        assertTrue(membership.joined());
        assertEquals(2, nameNode.joins.size());
        assertEquals(new Epoch(5, 10), nameNode.joins.get(1).heard());
        assertEquals(new Epoch(6, 11), store.node().heard());
        assertEquals(2, nameNode.pages.size());
    }

    @Test
    void ordersOfAnOlderEpochAreRefused() throws PanalException {
        membership.tick();
        background.runAll();
        Replica one = storeBlock(1);
        nameNode.epoch = new Epoch(4, 1_000);
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        background.runAll();
        assertEquals(List.of(one), store.stock().all().replicas());
        assertFalse(membership.joined());
        beat();
        assertFalse(membership.joined(), "nor is it joined");
        assertEquals(new Epoch(5, 10), standing.heard());
    }

    @Test
    void reportsEverythingEveryHour() throws PanalException {
        membership.tick();
        background.runAll();
        beat();
        background.runAll();
        assertEquals(1, nameNode.pages.size());
        clock.advance(Duration.ofHours(1));
        membership.tick();
        background.runAll();
        assertEquals(2, nameNode.pages.size());
    }

    @Test
    void anotherClusterIsRefusedForGood() throws PanalException {
        membership.tick();
        nameNode.cluster = new ClusterId(new UUID(8, 8));
        nameNode.dropLink();
        beat();
        assertThrows(ForeignCluster.class, membership::tick);
        assertNotEquals(nameNode.cluster, store.node().cluster());
    }

    @Test
    void wrongSecretEndsTheStart() {
        Membership stranger = membership(ClusterSecret.random(new SecureRandom()));
        assertThrows(AccessDenied.class, stranger::tick);
    }

    @Test
    void missingNameNodeIsTriedAgainWithPatience() throws PanalException {
        Entry entry = names.entries.remove("namenode");
        membership.tick();
        assertFalse(membership.joined());
        assertTrue(membership.obstacle().contains("namenode"), membership.obstacle());
        names.entries.put("namenode", entry);
        membership.tick();
        assertFalse(membership.joined(), "not before its time");
        beat();
        assertTrue(membership.joined());
    }

    @Test
    void goodByeIsSaid() throws PanalException {
        membership.tick();
        background.runAll();
        membership.leave();
        assertTrue(nameNode.left);
        assertFalse(names.entries.containsKey("datanode-9"));
    }

    private Membership membership(ClusterSecret key) {
        try {
            DataNode self = port.export(new NoDataNode(), DataNode.class);
            NodeProfile profile = new NodeProfile(self, port.address(), "localhost", "r1");
            return new Membership(
                    new NameServerLink(port.address()),
                    key,
                    store,
                    standing,
                    profile,
                    () -> store.health(0, 0),
                    background,
                    clock);
        } catch (PanalException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void beat() throws PanalException {
        clock.advance(Duration.ofSeconds(1));
        membership.tick();
    }

    private Replica storeBlock(long id) throws PanalException {
        BlockOrigin origin = new BlockOrigin(new FileId(1), 0, new FilePath("/f"));
        UnfinishedBlock block = store.begin(new BlockHeader(new BlockId(id), 1, origin));
        RecordEncoder encoder = new RecordEncoder();
        encoder.put(new byte[] {1, 2, 3}, 0, 3);
        ByteBuffer records = ByteBuffer.wrap(encoder.take().records());
        block.append(records, block.verify(0, records));
        return block.finish(encoder.sum(), Durability.SYNCED).replica();
    }
}
