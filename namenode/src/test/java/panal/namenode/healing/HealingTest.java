package panal.namenode.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.Claim;
import panal.namenode.blocks.Danger;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Order.CopyReplicas;
import panal.protocol.value.ReplicaCopy;

/** Which copies are made, when, and in which order. */
final class HealingTest {
    private static final long LARGE = 64L << 20;

    private final SimulatedCluster cluster = new SimulatedCluster(new Random(7), 5);
    private final SimulatedNode a = cluster.node(1);
    private final SimulatedNode b = cluster.node(2);
    private final SimulatedNode c = cluster.node(3);
    private final SimulatedNode d = cluster.node(4);
    private final SimulatedNode e = cluster.node(5);

    @Test
    void aDeadNodesCopiesAreMadeAgainThirtySecondsAfterItIsDead() {
        BlockId block = cluster.file(3, a, b, c);
        cluster.pass(2);
        cluster.kill(a);
        cluster.pass(38);
        assertEquals(0, cluster.copied);
        assertEquals(Danger.NONE, cluster.health(block).danger());
        cluster.pass(6);
        assertEquals(1, cluster.copied);
        assertEquals(3, cluster.health(block).counted());
    }

    @Test
    void halfTheNodesMayVanishForThirtySecondsWithoutAnyCopy() {
        for (int i = 0; i < 50; i++) {
            cluster.file(3, a, b, c);
            cluster.file(3, c, d, e);
        }
        cluster.kill(a);
        cluster.kill(b);
        cluster.pass(30);
        cluster.join(a);
        cluster.join(b);
        a.up = true;
        b.up = true;
        cluster.pass(60);
        assertEquals(0, cluster.copied);
        assertEquals(List.of(), cluster.deleted);
    }

    @Test
    void whenANodeIsBackWhatWaitsIsDroppedAndTheSurplusGoes() {
        List<BlockId> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(cluster.file(LARGE, 3, a, b, c));
        }
        cluster.kill(a);
        cluster.until(60, () -> cluster.copied > 0);
        int atReturn = cluster.copied;
        cluster.start(a);
        cluster.healing.tick("");
        assertTrue(many.stream().allMatch(block -> cluster.health(block).counted() >= 3));
        cluster.pass(120);
        assertTrue(
                cluster.copied <= atReturn + 8, cluster.copied + " copies, for a node that was back after " + atReturn);
        assertEquals(Optional.empty(), cluster.flaw());
    }

    @Test
    void theMostEndangeredBlocksComeFirst() {
        for (int i = 0; i < 30; i++) {
            cluster.file(LARGE, 3, a, b);
        }
        BlockId one = cluster.file(LARGE, 3, c);
        List<ReplicaCopy> first = firstOrders();
        assertEquals(one, first.get(0).replica().block());
        assertTrue(first.size() > 1, "others are not kept waiting for it");
    }

    private List<ReplicaCopy> firstOrders() {
        cluster.healing.tick("");
        List<ReplicaCopy> orders = new ArrayList<>();
        for (SimulatedNode node : cluster.nodes) {
            cluster.healing
                    .orderFor(node.id)
                    .map(CopyReplicas.class::cast)
                    .ifPresent(order -> orders.addAll(order.copies()));
        }
        orders.sort((x, y) -> Long.compare(
                cluster.health(x.replica().block()).counted(),
                cluster.health(y.replica().block()).counted()));
        return orders;
    }

    @Test
    void nobodyFetchesOrGivesMoreThanAFewLargeBlocksAtATime() {
        for (int i = 0; i < 100; i++) {
            cluster.file(LARGE, 3, a, b);
        }
        List<ReplicaCopy> orders = firstOrders();
        assertEquals(8, orders.size(), "four from each of two");
        assertTrue(orders.stream().allMatch(order -> order.sources().size() == 2));
        cluster.pass(1);
        assertTrue(cluster.mostAtOnce <= 4, "at once: " + cluster.mostAtOnce);
    }

    @Test
    void smallBlocksDoNotWaitForAHeartbeatEach() {
        for (int i = 0; i < 1_000; i++) {
            cluster.file(1_000, 3, a, b);
        }
        cluster.pass(10);
        assertEquals(1_000, cluster.copied);
    }

    @Test
    void aNodeThatDiesWithItsOrdersIsReplaced() {
        BlockId block = cluster.file(3, a, b);
        SimulatedNode target = orderedFrom(block);
        cluster.kill(target);
        cluster.pass(15);
        assertEquals(3, cluster.health(block).counted());
        assertFalse(cluster.holders(block).contains(target));
    }

    @Test
    void aNodeThatDoesNothingAboutAnOrderIsReplacedAfterADeadline() {
        BlockId block = cluster.file(3, a, b);
        cluster.nodes.forEach(node -> node.lazy = true);
        SimulatedNode target = orderedFrom(block);
        cluster.nodes.forEach(node -> node.lazy = node == target);
        cluster.pass(28);
        assertEquals(2, cluster.copies(block));
        cluster.pass(10);
        assertEquals(3, cluster.copies(block));
        assertFalse(cluster.holders(block).contains(target));
    }

    private SimulatedNode orderedFrom(BlockId block) {
        cluster.until(5, () -> cluster.nodes.stream().anyMatch(node -> node.toFetch.containsKey(block.number())));
        return cluster.nodes.stream()
                .filter(node -> node.toFetch.containsKey(block.number()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOrderThatWasLostIsGivenAgain() {
        BlockId block = cluster.file(3, a, b);
        cluster.nodes.forEach(node -> node.lazy = true);
        SimulatedNode target = orderedFrom(block);
        target.toFetch.clear();
        cluster.nodes.forEach(node -> node.lazy = false);
        cluster.pass(12);
        assertTrue(cluster.holders(block).contains(target));
        assertEquals(1, cluster.copied);
    }

    @Test
    void aFailureIsAnsweredByAnotherNodeAtOnce() {
        BlockId block = cluster.file(LARGE, 3, a, b);
        SimulatedNode target = orderedFrom(block);
        target.capacity = 10;
        int seconds = cluster.until(30, () -> cluster.copies(block) == 3);
        assertTrue(seconds < 10, "after " + seconds + " s");
        assertFalse(cluster.holders(block).contains(target));
    }

    @Test
    void whatAnUploadHasHandedInIsHealedWhileItGoesOnAndNotTrimmed() {
        BlockId block = cluster.file(3, a, b, c);
        cluster.blocks.claim(block, Claim.ofUpload(new BlockSum(1_000_000, SimulatedCluster.CRC), 3));
        cluster.pass(1);
        cluster.kill(a);
        cluster.pass(45);
        assertEquals(3, cluster.health(block).counted());
        cluster.start(a);
        cluster.pass(60);
        assertEquals(4, cluster.copies(block));
        assertEquals(0, cluster.healing.figures().missingBytes());
    }

    @Test
    void nothingIsOrderedWhileThereIsAnObstacle() {
        BlockId block = cluster.file(3, a, b);
        cluster.obstacle = "safe mode";
        cluster.pass(60);
        assertEquals(2, cluster.copies(block));
        assertEquals("safe mode", cluster.healing.figures().pause());
        cluster.obstacle = "";
        cluster.pass(3);
        assertEquals(3, cluster.copies(block));
    }

    @Test
    void figuresTellWhatWaitsAndHowLongItTakes() {
        for (int i = 0; i < 40; i++) {
            cluster.file(LARGE, 3, a, b);
        }
        BlockId lost = cluster.file(3, c);
        cluster.kill(c);
        cluster.pass(25);
        HealingFigures figures = cluster.healing.figures();
        assertEquals(1, figures.waiting(Danger.UNREADABLE));
        assertEquals(Danger.UNREADABLE, cluster.health(lost).danger());
        assertEquals(40 - cluster.copied, figures.waiting(Danger.TOO_FEW));
        assertEquals(figures.waiting(Danger.TOO_FEW) * LARGE, figures.missingBytes());
        assertEquals(cluster.copied, figures.healedBlocks());
        long estimate = figures.left().orElseThrow().toSeconds();
        int needed = cluster.until(300, () -> cluster.healing.figures().missingBytes() == 0);
        assertTrue(
                Math.abs(estimate - needed) <= 5 + needed / 2, estimate + " s were estimated, " + needed + " needed");
        assertEquals(Optional.empty(), cluster.healing.figures().left());
    }

    @Test
    void sinceWhenABlockIsShortIsKnown() {
        BlockId block = cluster.file(3, a, b, c);
        cluster.nodes.forEach(node -> node.lazy = true);
        cluster.pass(1);
        cluster.kill(a);
        cluster.pass(60);
        cluster.kill(b);
        cluster.pass(60);
        BlockHealth health = cluster.health(block);
        assertEquals(Danger.ONE_COUNTS, health.danger());
        Duration since = Duration.between(health.shortSince().orElseThrow(), cluster.clock.instant());
        assertTrue(since.toSeconds() >= 75 && since.toSeconds() <= 85, "since " + since);
    }
}
