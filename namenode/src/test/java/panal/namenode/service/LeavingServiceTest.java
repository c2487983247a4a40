package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.BalanceRequest;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.NodeName;
import panal.protocol.value.Undertaking;
import panal.protocol.value.UploadGrant;

/** Nodes that leave, or are away for a while, and what becomes of their blocks. */
final class LeavingServiceTest {
    private static final BlockSum SUM = new BlockSum(1_000, 0x1234);
    private static final int FILES = 20;

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(0);

    private final OperatorsView view = new OperatorsView(cluster);

    @Test
    void aNodeThatLeavesHasLeftWhenItsBlocksAreElsewhere() throws Exception {
        cluster.startNodes(5);
        view.upload(FILES, SUM);
        FakeDataNode leaving = cluster.node(2);
        assertFalse(leaving.stock.isEmpty());
        view.operator().leave(NodeName.ofSlot(2));
        cluster.tick();
        assertEquals("leaving", view.state(2));
        List<Undertaking> undertakings = cluster.ana().report().undertakings();
        assertEquals(
                List.of("leave datanode-2"),
                undertakings.stream().map(Undertaking::what).toList());
        awaitLeft(2);
        for (int i = 0; i < FILES; i++) {
            assertEquals(3, elsewhere("/f" + i, 2).size());
        }
        assertEquals(List.of(), leaving.deleted, "its own copies stay where they are");
        assertThrows(AccessDenied.class, () -> leaving.join(cluster.nameNode));
    }

    @Test
    void itCanStayAfterAll() throws Exception {
        cluster.startNodes(5);
        view.upload(FILES, SUM);
        view.operator().leave(NodeName.ofSlot(2));
        cluster.tick();
        view.operator().stay(NodeName.ofSlot(2));
        assertEquals("live", view.state(2));
        cluster.pass(Duration.ofMinutes(2));
        assertEquals("live", view.state(2));
        for (int i = 0; i < FILES; i++) {
            assertEquals(3, view.located("/f" + i).replicas().size(), "surplus is trimmed, and no more than that");
        }
    }

    @Test
    void leavingGoesOnAfterARestartOfTheNameNode() throws Exception {
        cluster.startNodes(5);
        view.upload(FILES, SUM);
        view.operator().leave(NodeName.ofSlot(2));
        cluster.restart();
        // Who waits for that asks at any moment, also before the NameNode has looked at it for the first time.
        assertEquals(
                "leave datanode-2", cluster.ana().report().undertakings().get(0).what());
        // Looked at before it has told what it has, it is not free because nothing is known of it.
        cluster.tick();
        cluster.rejoinAll();
        assertEquals("leaving", view.state(2));
        awaitLeft(2);
        for (int i = 0; i < FILES; i++) {
            assertEquals(3, elsewhere("/f" + i, 2).size());
        }
    }

    @Test
    void aNodeThatDiesWhileItLeavesHasNotLeft() throws Exception {
        cluster.startNodes(5);
        UploadGrant grant = cluster.ana().begin(request("/once", 1, false, "x"));
        cluster.ana().complete(grant.ticket(), List.of(cluster.write(grant.first(), SUM)), newRequest());
        int slot = view.holder("/once");
        FakeDataNode only = cluster.node(slot);
        BlockId block = view.located("/once").block();
        cluster.nodes.values().forEach(node -> node.unfetchable.add(block));
        view.operator().leave(only.name);
        cluster.nodes.remove(only.name);
        cluster.pass(Duration.ofMinutes(5));
        assertEquals("dead", view.state(slot));
        String why = cluster.ana().report().undertakings().get(0).detail();
        assertTrue(why.startsWith(only.name + " is dead"), why);
        cluster.nodes.values().forEach(node -> node.unfetchable.clear());
        only.start(cluster.nameNode);
        cluster.nodes.put(only.name, only);
        awaitLeft(slot);
        assertEquals(1, elsewhere("/once", slot).size());
    }

    @Test
    void anUploadUnderWayIsWaitedFor() throws Exception {
        cluster.startNodes(5);
        UploadGrant grant = cluster.ana().begin(request("/slow"));
        var written = cluster.write(grant.first(), SUM);
        NodeName leaving = grant.first().chain().get(0);
        cluster.beatAll();
        view.operator().leave(leaving);
        cluster.pass(Duration.ofSeconds(30));
        assertEquals("leaving", view.state(leaving.slot()));
        cluster.ana().complete(grant.ticket(), List.of(written), newRequest());
        awaitLeft(leaving.slot());
        assertEquals(3, elsewhere("/slow", leaving.slot()).size());
    }

    @Test
    void nothingIsCopiedBecauseOfAnAnnouncedAbsenceAndItIsAfterwards() throws Exception {
        cluster.startNodes(4);
        view.upload(FILES, SUM);
        FakeDataNode away = cluster.node(2);
        view.operator().maintenance(away.name, Duration.ofMinutes(20).toMillis());
        cluster.nodes.remove(away.name);
        int before = copies();
        cluster.pass(Duration.ofMinutes(19));
        assertEquals("maintenance", view.state(2));
        assertEquals(before, copies(), "nothing was copied");
        cluster.pass(Duration.ofMinutes(3));
        assertEquals("dead", view.state(2));
        for (int i = 0; i < FILES; i++) {
            assertEquals(3, elsewhere("/f" + i, 2).size());
        }
    }

    @Test
    void blocksAreMovedUntilTheNodesAreEquallyFullAndNeverHaveFewerCopies() throws Exception {
        cluster.startNodes(4);
        BlockSum large = new BlockSum(NameNodeFixture.BLOCK, 7);
        cluster.nodes.values().forEach(node -> node.capacity = 100 * NameNodeFixture.BLOCK);
        for (int i = 0; i < 60; i++) {
            cluster.upload(cluster.ana(), "/f" + i, large);
        }
        FakeDataNode empty = new FakeDataNode(cluster.secret, 5);
        empty.capacity = 100 * NameNodeFixture.BLOCK;
        empty.start(cluster.nameNode);
        cluster.nodes.put(empty.name, empty);
        cluster.beatAll();
        BalanceProgress progress = view.operator().balance(new BalanceRequest(5, 1L << 40));
        assertEquals("moving", progress.phase());
        for (int second = 0; second < 300 && progress.atWork(); second++) {
            cluster.pass(Duration.ofSeconds(1));
            for (int i = 0; i < 60; i++) {
                assertTrue(elsewhere("/f" + i, 0).size() >= 3, "fewer copies than wanted");
            }
            progress = cluster.ana().report().balance();
        }
        assertEquals("done", progress.phase(), progress.toString());
        assertTrue(progress.spread() <= 5.001, progress.toString());
        assertTrue(empty.stock.size() >= 31, "36 % is the mean: " + empty.stock.size());
        assertEquals(180, copies());
        // Nodes that are fuller than others give to each of those, not to the empty one alone.
        assertEquals(
                progress.movedBlocks(),
                cluster.nodes.values().stream()
                        .mapToInt(node -> node.copied.size())
                        .sum());
    }

    /** Lets time pass until it has left; then it is not heard any more. */
    private void awaitLeft(int slot) throws Exception {
        for (int second = 0; second < 120 && !view.state(slot).equals("left"); second++) {
            cluster.pass(Duration.ofSeconds(1));
        }
        assertEquals("left", view.state(slot));
        cluster.nodes.remove(NodeName.ofSlot(slot));
    }

    /** The nodes but this one that really have the file's block. */
    private List<FakeDataNode> elsewhere(String path, int slot) throws Exception {
        BlockId block = view.located(path).block();
        return cluster.nodes.values().stream()
                .filter(node -> node.name.slot() != slot && node.stock.containsKey(block))
                .toList();
    }

    private int copies() {
        return cluster.nodes.values().stream()
                .mapToInt(node -> node.stock.size())
                .sum();
    }
}
