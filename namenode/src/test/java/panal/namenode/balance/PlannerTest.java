package panal.namenode.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.protocol.value.NodeName;
import panal.testkit.Seeds;

final class PlannerTest {
    private static final long MIB = PretendCluster.MIB;

    @Test
    void anEmptyNodeIsFilledUntilAllAreWithinTheThreshold() {
        Seeds.each(1, 20, random -> {
            PretendCluster cluster = new PretendCluster(random);
            List<NodeName> full = new ArrayList<>();
            for (int slot = 1; slot <= 4; slot++) {
                full.add(cluster.node(slot, "host-" + slot, "", 1_000 * MIB));
            }
            for (int number = 1; number <= 200; number++) {
                cluster.block(number, 10, List.of(full.get(number % 4), full.get((number + 1) % 4)));
            }
            cluster.node(5, "host-5", "", 1_000 * MIB);
            Planner planner = new Planner(5);
            assertFalse(planner.content(cluster.levels()));
            int moved = run(cluster, 5);
            assertTrue(
                    planner.content(cluster.levels()),
                    "spread " + cluster.levels().spread());
            // The mean is 80 %: 75 % of the empty one are 75 blocks; the full ones may have to even out a few more.
            assertTrue(moved >= 75 && moved <= 85, moved + " moves");
        });
    }

    @Test
    void aSmallBlockTakesNoMoveAwayFromALargeOne() {
        PretendCluster cluster = new PretendCluster(new Random(1));
        NodeName full = cluster.node(1, "host-1", "", 1_000 * MIB);
        cluster.node(2, "host-2", "", 1_000 * MIB);
        int number = 1;
        for (int size : List.of(1, 60, 2, 100, 3)) {
            cluster.block(number++, size, List.of(full));
        }
        List<Move> moves = new Planner(1).plan(cluster.levels(), cluster.all(), 1);
        assertEquals(List.of(60 * MIB), moves.stream().map(Move::bytes).toList(), "with 100 MiB it would be too full");
    }

    @Test
    void everyMoveHelpsAndTheyComeToAnEnd() {
        Seeds.each(1, 400, random -> {
            PretendCluster cluster = PretendCluster.any(random);
            int threshold = 1 + random.nextInt(10);
            Planner planner = new Planner(threshold);
            int copies = cluster.holders.size() * 3;
            int moved = run(cluster, threshold);
            assertTrue(moved <= 20 * copies, moved + " moves of " + copies + " copies");
            assertEquals(List.of(), planner.plan(cluster.levels(), cluster.all(), 1), "there was something left to do");
        });
    }

    @Test
    void whereEveryNodeIsAHostOfItsOwnAndBlocksAreSmallAllGetWithinTheThreshold() {
        Seeds.each(1, 100, random -> {
            PretendCluster cluster = new PretendCluster(random);
            int count = 4 + random.nextInt(8);
            List<NodeName> names = new ArrayList<>();
            for (int slot = 1; slot <= count; slot++) {
                names.add(cluster.node(slot, "host-" + slot, "", (1_000L + random.nextInt(1_000)) * MIB));
            }
            for (int number = 1; number <= 300; number++) {
                NodeName one = names.get(random.nextInt(3));
                cluster.block(number, 1 + random.nextInt(4), List.of(one));
            }
            Planner planner = new Planner(2);
            run(cluster, 2);
            assertTrue(
                    planner.content(cluster.levels()),
                    "spread " + cluster.levels().spread());
        });
    }

    @Test
    void twoCopiesOnTwoHostsDoNotEndUpOnOne() {
        PretendCluster cluster = new PretendCluster(new Random(1));
        NodeName one = cluster.node(1, "a", "", 100 * MIB);
        NodeName two = cluster.node(2, "b", "", 100 * MIB);
        cluster.node(3, "a", "", 100 * MIB);
        cluster.block(1, 2, List.of(one, two));
        Movable block = cluster.all().get(0);
        cluster.block(2, 30, List.of(one));
        cluster.block(3, 40, List.of(two));
        List<Move> moves = new Planner(5).plan(cluster.levels(), List.of(block), 1);
        assertEquals(List.of(new Move(block.block(), 2 * MIB, one, NodeName.ofSlot(3))), moves);
    }

    @Test
    void aBlockThatWouldOnlyTurnTheTablesStays() {
        PretendCluster cluster = new PretendCluster(new Random(1));
        NodeName one = cluster.node(1, "a", "", 100 * MIB);
        cluster.node(2, "b", "", 100 * MIB);
        cluster.block(1, 60, List.of(one));
        assertEquals(List.of(), new Planner(5).plan(cluster.levels(), cluster.all(), 5));
    }

    @Test
    void aBlockWithACopyOnANodeThatTakesNoPartStays() {
        PretendCluster cluster = new PretendCluster(new Random(1));
        NodeName one = cluster.node(1, "a", "", 100 * MIB);
        cluster.node(2, "b", "", 100 * MIB);
        cluster.block(1, 10, List.of(one));
        cluster.block(2, 10, List.of(one));
        cluster.block(3, 10, List.of(one));
        Movable half = new Movable(cluster.all().get(0).block(), 10 * MIB, List.of(one, NodeName.ofSlot(9)));
        assertEquals(List.of(), new Planner(5).plan(cluster.levels(), List.of(half), 5));
        assertEquals(1, new Planner(5).plan(cluster.levels(), cluster.all(), 5).size());
    }

    /** Plans and moves until there is nothing to do; the answer is how many moves that took. */
    private static int run(PretendCluster cluster, int threshold) {
        Planner planner = new Planner(threshold);
        int moved = 0;
        while (true) {
            List<Move> moves = planner.plan(cluster.levels(), cluster.all(), 1 + cluster.random.nextInt(8));
            if (moves.isEmpty()) {
                return moved;
            }
            for (Move move : moves) {
                make(cluster, threshold, move);
                moved++;
            }
        }
    }

    private static void make(PretendCluster cluster, int threshold, Move move) {
        Levels before = cluster.levels();
        long hosts = hosts(cluster, move);
        long racks = racks(cluster, move);
        cluster.make(move);
        Levels after = cluster.levels();
        assertTrue(hosts(cluster, move) >= hosts, move + " puts copies on fewer hosts");
        assertTrue(racks(cluster, move) >= racks, move + " puts copies in fewer racks");
        assertTrue(unevenness(after) < unevenness(before), move + " makes it worse");
        assertTrue(after.of(move.to()).orElseThrow().free() >= 0, move + " has no room");
        double to = after.points(after.of(move.to()).orElseThrow());
        double from = after.points(after.of(move.from()).orElseThrow());
        assertFalse(new Planner(threshold).content(before), "moved though nothing was to be done");
        assertTrue(to <= threshold + 1e-6 && from >= -threshold - 1e-6, move + " overshoots");
    }

    private static double unevenness(Levels levels) {
        return levels.all().stream()
                .mapToDouble(fill -> fill.capacity() * Math.pow(fill.fraction() - levels.mean(), 2))
                .sum();
    }

    private static long hosts(PretendCluster cluster, Move move) {
        return cluster.holdersOf(move.block()).stream()
                .map(name -> cluster.fill(name).host())
                .distinct()
                .count();
    }

    private static long racks(PretendCluster cluster, Move move) {
        return cluster.holdersOf(move.block()).stream()
                .map(name -> cluster.fill(name).rack())
                .filter(rack -> !rack.isEmpty())
                .distinct()
                .count();
    }
}
