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
            node.beat();
            assertEquals(heard, node.heard.number(), "a rescue begins no epoch");
        }
        assertEquals(3, desk.progress().reported().size());
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
        node.beat();
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
