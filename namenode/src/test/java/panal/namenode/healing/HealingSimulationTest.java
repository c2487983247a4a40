package panal.namenode.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Replica;
import panal.testkit.Seeds;

/**
 * Thousands of events, from seeds: nodes die, hang, return, rot, fill up, and the NameNode forgets all. No order ever takes a
 * block's last good copy (the simulated cluster watches that), and once there is peace every block is as it should be.
 */
final class HealingSimulationTest {
    private static final int EVENTS = 150;
    private static final int BLOCKS = 60;

    @Test
    void whateverHappensNoOrderTakesALastCopyAndInPeaceAllIsHealed() {
        Seeds.each(1, 6, HealingSimulationTest::live);
    }

    private static void live(Random random) {
        int count = 4 + random.nextInt(4);
        SimulatedCluster cluster = new SimulatedCluster(random);
        for (int slot = 1; slot <= count; slot++) {
            cluster.start(cluster.add("host-" + (random.nextInt(4) == 0 ? 1 : slot), ""));
        }
        cluster.settle();
        for (int i = 0; i < BLOCKS; i++) {
            List<SimulatedNode> on = new ArrayList<>(cluster.nodes);
            java.util.Collections.shuffle(on, random);
            int wanted = 1 + random.nextInt(random.nextBoolean() ? 1 : 3);
            long length = random.nextInt(3) == 0 ? 64L << 20 : 1 + random.nextInt(100_000);
            cluster.file(length, wanted, on.subList(0, wanted).toArray(new SimulatedNode[0]));
        }
        for (int event = 0; event < EVENTS; event++) {
            disturb(cluster, random);
            cluster.pass(1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 6));
            assertTrue(cluster.mostAtOnce <= 256, "at once " + cluster.mostAtOnce);
            assertAlive(cluster);
        }
        peace(cluster);
    }

    private static void disturb(SimulatedCluster cluster, Random random) {
        SimulatedNode node = cluster.nodes.get(random.nextInt(cluster.nodes.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> cluster.kill(node);
            case 2, 3 -> revive(cluster, node);
            case 4 -> node.frozen = !node.frozen;
            case 5 -> rot(cluster, node, random);
            case 6 -> node.capacity = random.nextBoolean() ? 1_000 : SimulatedNode.CAPACITY;
            case 7 -> oldAttempt(node, random);
            case 8 -> cluster.nodes.forEach(any -> any.slow = random.nextInt(60));
            default -> forget(cluster, random);
        }
    }

    private static void revive(SimulatedCluster cluster, SimulatedNode node) {
        if (!node.up) {
            cluster.start(node);
        }
    }

    /** Found at once. One rotten copy at a time, and never a block's last good one but two. */
    private static void rot(SimulatedCluster cluster, SimulatedNode node, Random random) {
        for (long block : List.copyOf(node.stock.keySet())) {
            boolean spare = cluster.nodes.stream()
                            .filter(other -> other != node && other.good(block) && other.toDelete.isEmpty())
                            .count()
                    >= 2;
            boolean unmarked = cluster.nodes.stream().allMatch(other -> other.rotten.isEmpty());
            if (spare && unmarked && random.nextInt(8) == 0 && node.up) {
                node.rotten.add(block);
                cluster.blocks.corrupt(new BlockId(block), node.id);
            }
        }
    }

    /** A file from an old backup: the block as it was at an attempt that was given up. */
    private static void oldAttempt(SimulatedNode node, Random random) {
        long block = 1L + random.nextInt(BLOCKS);
        if (node.up && !node.stock.containsKey(block)) {
            node.gain(new Replica(new BlockId(block), 1, new BlockSum(17, 666)));
            node.rotten.add(block);
        }
    }

    private static void forget(SimulatedCluster cluster, Random random) {
        if (random.nextInt(3) == 0) {
            cluster.restart();
            cluster.nodes.stream().filter(node -> node.up && !node.frozen).forEach(cluster::join);
        }
    }

    /** What was found before a restart of the NameNode is found again. */
    private static void scrub(SimulatedCluster cluster) {
        for (SimulatedNode node : cluster.nodes) {
            node.rotten.forEach(block -> cluster.blocks.corrupt(new BlockId(block), node.id));
        }
    }

    private static void assertAlive(SimulatedCluster cluster) {
        for (long block : cluster.files.keySet()) {
            assertTrue(cluster.copies(new BlockId(block)) > 0, "no good copy of block " + block);
        }
    }

    private static void peace(SimulatedCluster cluster) {
        for (SimulatedNode node : cluster.nodes) {
            node.capacity = SimulatedNode.CAPACITY;
            node.frozen = false;
            node.slow = 0;
            revive(cluster, node);
        }
        for (int round = 0; round < 20 && cluster.flaw().isPresent(); round++) {
            scrub(cluster);
            cluster.until(60, () -> cluster.flaw().isEmpty());
        }
        assertEquals(Optional.empty(), cluster.flaw());
        cluster.pass(60);
        assertEquals(Optional.empty(), cluster.flaw(), "it stays so");
        assertEquals(0, cluster.healing.figures().underWay());
    }
}
