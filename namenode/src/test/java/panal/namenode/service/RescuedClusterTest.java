package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.namenode.commit.NamespaceImage;
import panal.namenode.journal.FreshJournal;
import panal.namenode.rescue.FailedDirectories;
import panal.namenode.rescue.Rescue;
import panal.namenode.rescue.RescueDesk;
import panal.namenode.rescue.RescueFacts;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.SafeMode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeId;
import panal.protocol.value.Replica;
import panal.protocol.value.UploadGrant;

/** All metadata is lost; what the DataNodes say becomes a journal that a NameNode starts with. */
final class RescuedClusterTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 99);
    private static final BlockSum END = new BlockSum(17, 98);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private NameNodeFixture cluster;

    @SuppressWarnings("NullAway.Init") // set before each test
    private RmiPort port;

    @BeforeEach
    void start() throws Exception {
        cluster = new NameNodeFixture(directory.resolve("lost"));
        cluster.startNodes(3);
        port = RmiPort.open("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        port.close();
        cluster.close();
    }

    private RescueDesk desk(ClusterSecret secret) {
        return new RescueDesk(port, secret, cluster.clock, cluster.random);
    }

    private void uploadTwoBlocks(String path) throws Exception {
        UploadGrant grant = cluster.ana().begin(request(path));
        FinishedBlock first = cluster.write(grant.first(), SUM);
        BlockGrant second =
                cluster.ana().addBlocks(grant.ticket(), 1, 1, List.of(first)).get(0);
        cluster.ana().complete(grant.ticket(), List.of(cluster.write(second, END)), newRequest());
    }

    @Test
    void aNameNodeStartsWithWhatWasRescuedAndTheDataNodesObeyItAndKeepEveryBlock() throws Exception {
        cluster.ana().makeDirectory(new FilePath("/docs"), false, newRequest());
        uploadTwoBlocks("/docs/two");
        cluster.upload(cluster.ana(), "/one", END);
        cluster.beatAll();
        ClusterId id = cluster.committer.published().clusterId();
        long heard = cluster.node(1).heard.number();
        long highest = cluster.node(1).stock.keySet().stream()
                .mapToLong(block -> block.number())
                .max()
                .orElseThrow();

        cluster.writeHeaders();
        RescueDesk desk = desk(cluster.secret);
        everyNodeTells(desk, id, heard);
        RescueFacts facts = desk.facts("ana", cluster.ana.verifier());
        Rescue.Result result = Rescue.decide(desk.blocks(), facts);
        assertEquals(2, result.report().files());
        Path fresh = directory.resolve("fresh");
        FreshJournal.write(fresh, new NamespaceImage(result.namespace(), result.transaction()));

        cluster.restartIn(fresh);
        cluster.rejoinAll();
        assertEquals("", cluster.nameNode.status().safeMode());
        assertEquals(id, cluster.nameNode.status().cluster());
        assertEquals(
                List.of(3, 3),
                cluster.ana().layout(new FilePath("/docs/two"), 0, 10).blocks().stream()
                        .map(block -> block.replicas().size())
                        .toList());
        assertEquals(17, cluster.ana().stat(new FilePath("/one")).length());
        cluster.pass(Duration.ofHours(2));
        assertTrue(cluster.node(1).heard.number() > heard);
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.deleted));
        assertTrue(cluster.ana().begin(request("/new")).first().token().block().number() > highest);
    }

    private void everyNodeTells(RescueDesk desk, ClusterId id, long heard) throws Exception {
        for (FakeDataNode node : cluster.nodes.values()) {
            assertEquals(id, node.join(desk).cluster());
            assertTrue(desk.progress().missing().contains(node.name));
            beats(node, 3);
            assertEquals(heard, node.heard.number(), "a rescue begins no epoch");
        }
        assertEquals(3, desk.progress().reported().size());
    }

    /** One that is asked for its blocks tells them at once; they count when it was heard twice behind that. */
    private static void beats(FakeDataNode node, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            node.beat();
        }
    }

    @Test
    void whatWasOnADiskThatIsBackLaterIsKeptUntilSomebodySaysOtherwise() throws Exception {
        cluster.upload(cluster.ana(), "/one", END);
        cluster.upload(cluster.ana(), "/two", END);
        cluster.beatAll();
        cluster.writeHeaders();
        Replica lost = cluster.node(1).stock.values().iterator().next();
        cluster.nodes.values().forEach(node -> node.stock.remove(lost.block()));
        RescueDesk desk = desk(cluster.secret);
        everyNodeTells(desk, cluster.node(1).cluster, cluster.node(1).heard.number());
        RescueFacts facts = desk.facts("ana", cluster.ana.verifier());
        Rescue.Result result = Rescue.decide(desk.blocks(), facts);
        Path fresh = directory.resolve("fresh");
        FreshJournal.write(fresh, new NamespaceImage(result.namespace(), result.transaction()));
        cluster.restartIn(fresh);
        cluster.rejoinAll();

        cluster.node(1).stock.put(lost.block(), lost);
        cluster.node(1).report();
        cluster.pass(Duration.ofMinutes(70));
        assertEquals(List.of(), cluster.node(1).deleted);
        assertEquals(1, cluster.ana().report().keptBlocks());
        cluster.restart();
        cluster.rejoinAll();
        cluster.pass(Duration.ofMinutes(70));
        assertEquals(List.of(), cluster.node(1).deleted, "nor after another start");

        assertEquals(1, cluster.ana().operator().releaseOrphans());
        cluster.pass(Duration.ofMinutes(59));
        assertEquals(List.of(), cluster.node(1).deleted, "it has its hour");
        cluster.pass(Duration.ofMinutes(5));
        assertEquals(List.of(lost), cluster.node(1).deleted);
        assertEquals(0, cluster.ana().report().keptBlocks());
    }

    @Test
    void aDiskThatFailedIsToldAndItsBlocksAreAskedForWhenItIsBack() throws Exception {
        cluster.upload(cluster.ana(), "/one", END);
        cluster.upload(cluster.ana(), "/two", END);
        cluster.beatAll();
        cluster.writeHeaders();
        RescueDesk desk = desk(cluster.secret);
        FakeDataNode node = cluster.node(1);
        Replica away = node.stock.values().iterator().next();
        node.stock.remove(away.block());
        node.failedDirectories = 1;
        node.join(desk);
        beats(node, 3);
        assertEquals(
                List.of(new FailedDirectories(node.name, 1)), desk.progress().failed());
        assertEquals(1, desk.progress().blocks());
        node.failedDirectories = 0;
        beats(node, 1);
        assertEquals(List.of(node.name), desk.progress().missing(), "it has to tell anew");
        node.stock.put(away.block(), away);
        beats(node, 4);
        assertEquals(List.of(node.name), desk.progress().reported());
        assertEquals(List.of(), desk.progress().failed());
        assertEquals(2, desk.progress().blocks());
    }

    @Test
    void aNodeHasToldAllOnlyWhenItWasHeardBehindItsLastPage() throws Exception {
        cluster.beatAll();
        RescueDesk desk = desk(cluster.secret);
        FakeDataNode node = cluster.node(1);
        node.join(desk);
        beats(node, 2);
        assertEquals(List.of(node.name), desk.progress().missing(), "a disk may have failed under the last page");
        node.failedDirectories = 1;
        beats(node, 1);
        assertEquals(1, desk.progress().failed().size());
    }

    @Test
    void aNodeThatLivesIsBelievedToReadForAWhile() throws Exception {
        cluster.beatAll();
        RescueDesk desk = desk(cluster.secret);
        FakeDataNode node = cluster.node(1);
        node.tellsOrigins = false;
        node.join(desk);
        for (int second = 0; second < 240; second++) {
            node.beat();
            cluster.clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(1_000, desk.progress().quietMillis());
        for (int second = 0; second < 120; second++) {
            node.beat();
            cluster.clock.advance(Duration.ofSeconds(1));
        }
        assertTrue(desk.progress().quietMillis() > 50_000, () -> "it hangs: " + desk.progress());
    }

    @Test
    void onlyNodesOfTheFirstOnesClusterThatKnowTheSecretAreHeard() throws Exception {
        cluster.beatAll();
        RescueDesk desk = desk(cluster.secret);
        cluster.node(1).join(desk);
        cluster.node(2).cluster = new ClusterId(UUID.randomUUID());
        ForeignCluster foreign =
                assertThrows(ForeignCluster.class, () -> cluster.node(2).join(desk));
        assertTrue(foreign.getMessage().contains("the one that is rescued is"), foreign.getMessage());
        FakeDataNode stranger = new FakeDataNode(ClusterSecret.random(cluster.random), 9);
        assertThrows(AccessDenied.class, () -> stranger.join(desk));
        FakeDataNode fresh = new FakeDataNode(cluster.secret, 9);
        assertThrows(SafeMode.class, () -> fresh.join(desk), "it may come later");
        assertEquals(1, desk.progress().missing().size());
        assertEquals(0, desk.progress().reported().size());
    }

    @Test
    void aNodeIsAskedAgainWhenItsPagesStopComing() throws Exception {
        cluster.beatAll();
        RescueDesk desk = desk(cluster.secret);
        FakeDataNode node = cluster.node(1);
        node.tellsOrigins = false;
        node.join(desk);
        node.beat();
        node.tellsOrigins = true;
        node.beat();
        assertEquals(0, desk.progress().reported().size(), "it has the order already");
        cluster.clock.advance(Duration.ofSeconds(31));
        beats(node, 3);
        assertEquals(1, desk.progress().reported().size());
    }

    @Test
    void aDirectoryThatHasAJournalIsNotOverwritten() throws Exception {
        LocalFailure refused =
                assertThrows(LocalFailure.class, () -> FreshJournal.requireEmpty(directory.resolve("lost")));
        assertTrue(refused.getMessage().contains("is not empty: it has edits-"), refused.getMessage());
        Path empty = directory.resolve("empty");
        FreshJournal.requireEmpty(empty);
        assertTrue(Files.isDirectory(empty));
    }

    @Test
    void twoNodesThatWishOneNameGetTwo() throws Exception {
        cluster.beatAll();
        RescueDesk desk = desk(cluster.secret);
        cluster.node(1).join(desk);
        FakeDataNode other = new FakeDataNode(cluster.secret, 1);
        other.cluster = cluster.node(1).cluster;
        assertEquals(2, other.join(desk).name().slot());
        NodeId again = cluster.node(1).id;
        cluster.node(1).join(desk);
        assertEquals(
                2,
                desk.facts("ana", cluster.ana.verifier()).members().size(),
                () -> again + " joined twice, and belongs once");
    }
}
