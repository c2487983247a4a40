package panal.namenode.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import panal.namenode.blocks.Danger;
import panal.namenode.namespace.MemberState;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Replica;

/** Which nodes get a copy and give one: where copies are wrong, badly spread or to be moved. */
final class HealingPlacesTest {

    private final SimulatedCluster cluster = new SimulatedCluster(new Random(7), 5);
    private final SimulatedNode a = cluster.node(1);
    private final SimulatedNode b = cluster.node(2);
    private final SimulatedNode c = cluster.node(3);
    private final SimulatedNode d = cluster.node(4);
    private final SimulatedNode e = cluster.node(5);

    @Test
    void aCorruptCopyIsMadeAgainElsewhereAndThenGoes() {
        BlockId block = cluster.file(3, a, b, c);
        a.rotten.add(block.number());
        cluster.blocks.corrupt(block, a.id);
        cluster.pass(3);
        assertEquals(3, cluster.copies(block));
        cluster.pass(10);
        assertFalse(a.stock.containsKey(block.number()));
    }

    @Test
    void aCorruptCopyIsWrittenAnewInItsPlaceWhenNoOtherNodeHasRoom() {
        BlockId block = cluster.file(3, a, b, c);
        d.capacity = 10;
        e.capacity = 10;
        cluster.pass(2);
        a.rotten.add(block.number());
        cluster.blocks.corrupt(block, a.id);
        cluster.pass(5);
        assertEquals(List.of(a, b, c), cluster.holders(block));
        assertEquals(3, cluster.health(block).counted());
        assertEquals(List.of(), cluster.deleted);
    }

    @Test
    void aNodeWithANewerAttemptIsNotAskedToWriteAnOlderOne() {
        SimulatedCluster three = new SimulatedCluster(new Random(7), 3);
        SimulatedNode newer = three.node(3);
        BlockId block = three.file(3, three.node(1), three.node(2));
        newer.gain(new Replica(block, 2, new BlockSum(1_000_000, SimulatedCluster.CRC)));
        three.pass(2);
        newer.lazy = true;
        three.blocks.corrupt(block, newer.id);
        three.pass(60);
        assertEquals(Danger.TOO_FEW, three.health(block).danger());
        assertEquals(0, three.healing.figures().underWay());
        assertEquals(0, newer.toFetch.size(), "it would not obey");
    }

    @Test
    void aBlockWhoseCopiesAreAllDamagedIsPutTogetherWhereOneOfThemIs() {
        BlockId block = damagedOn(a, b, c);
        cluster.fitTogether = true;
        assertEquals(Danger.UNREADABLE, cluster.health(block).danger());
        cluster.pass(20);
        assertEquals(3, cluster.health(block).counted());
        assertEquals(3, cluster.copies(block));
    }

    @Test
    void damagedCopiesThatDoNotFitTogetherAreTriedEverMoreSeldomAndAGoodOneThatComesBackAtOnce() {
        BlockId block = damagedOn(a, b);
        cluster.pass(30 * 60);
        assertTrue(cluster.failed > 2 && cluster.failed < 20, cluster.failed + " times");
        assertEquals(0, cluster.copied);
        d.stock.put(block.number(), new Replica(block, 1, new BlockSum(1_000_000, SimulatedCluster.CRC)));
        cluster.start(d);
        cluster.pass(75);
        assertEquals(3, cluster.health(block).counted());
    }

    @Test
    void aSingleDamagedCopyIsNoSource() {
        damagedOn(a);
        cluster.pass(60);
        assertEquals(0, cluster.failed);
    }

    /** A block that nodes have, each with wrong bytes that are known. */
    private BlockId damagedOn(SimulatedNode... nodes) {
        BlockId block = cluster.file(3, nodes);
        for (SimulatedNode node : nodes) {
            node.rotten.add(block.number());
            cluster.blocks.corrupt(block, node.id);
        }
        return block;
    }

    @Test
    void aBlockThatOnlyALeavingNodeHasIsCopiedFirstAndTheNodeGives() {
        BlockId last = cluster.file(1, a);
        BlockId safe = cluster.file(2, a, b, c);
        cluster.pass(1);
        cluster.plan(a, MemberState.LEAVING, Duration.ZERO);
        cluster.healing.tick("");
        assertEquals(Danger.NONE_COUNTS, cluster.health(last).danger());
        assertEquals(1, cluster.blocks.diagnosis().debt(a.id).blocks());
        cluster.pass(3);
        assertEquals(1, cluster.health(last).counted());
        assertEquals(0, cluster.blocks.diagnosis().debt(a.id).blocks());
        cluster.pass(30);
        assertTrue(cluster.copies(safe) >= 2);
        assertTrue(cluster.holders(last).contains(a), "what is on it goes with it");
    }

    @Test
    void copiesOnOneHostAreSpreadOnceThereIsAnother() {
        SimulatedNode besideA = cluster.add(a.host, "");
        cluster.start(besideA);
        BlockId block = cluster.file(3, a, besideA, b);
        cluster.pass(40);
        Set<String> hosts = new HashSet<>();
        cluster.holders(block).forEach(node -> hosts.add(node.host));
        assertEquals(3, hosts.size());
        assertEquals(3, cluster.copies(block));
    }

    @Test
    void copiesInOneRackAreSpreadOnceThereIsAnother() {
        SimulatedCluster racks = new SimulatedCluster(new Random(3));
        SimulatedNode one = racks.add("h1", "left");
        SimulatedNode two = racks.add("h2", "left");
        SimulatedNode three = racks.add("h3", "right");
        racks.nodes.forEach(racks::start);
        BlockId block = racks.file(2, one, two);
        racks.pass(40);
        assertEquals(2, racks.copies(block));
        assertTrue(racks.holders(block).contains(three));
    }

    @Test
    void sourcesAreOfOneAttempt() {
        BlockId block = cluster.file(4, a);
        for (SimulatedNode node : List.of(b, c)) {
            node.gain(new Replica(block, 2, new BlockSum(1_000_000, SimulatedCluster.CRC)));
        }
        cluster.pass(5);
        assertEquals(4, cluster.copies(block), "the simulated node looks at the attempt");
    }

    @Test
    void aMovedCopyIsAsSafeAsBefore() {
        BlockId block = cluster.file(2, a, b);
        cluster.pass(1);
        assertTrue(cluster.healing.move(new Move(block, a.id, d.id)));
        assertFalse(cluster.healing.move(new Move(block, b.id, e.id)), "one at a time");
        assertEquals(1, cluster.healing.moving().size());
        cluster.pass(40);
        assertEquals(List.of(b, d), cluster.holders(block));
        assertEquals(List.of(), cluster.healing.moving());
        assertFalse(cluster.healing.move(new Move(block, a.id, c.id)), "it is not there any more");
        assertFalse(cluster.healing.move(new Move(block, b.id, d.id)), "it is there already");
    }

    @Test
    void whatIsMissingIsMadeThoughTheBlockWasJustMoved() {
        BlockId block = cluster.file(3, a, b, c);
        cluster.pass(1);
        a.lazy = true;
        assertTrue(cluster.healing.move(new Move(block, a.id, d.id)));
        cluster.pass(15);
        assertEquals(List.of(a, b, c, d), cluster.holders(block), "its copy on a was to go, and is still there");
        cluster.kill(b);
        cluster.kill(c);
        cluster.pass(60);
        assertTrue(cluster.holders(block).contains(e), "one counts, on d");
    }
}
