package panal.namenode.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.protocol.value.BalanceRequest;
import panal.protocol.value.NodeName;
import panal.testkit.FakeClock;
import panal.testkit.Seeds;

final class BalancerTest {
    private static final long MIB = PretendCluster.MIB;
    private static final BalanceRequest FAST = new BalanceRequest(5, 1L << 40);
    private static final BalanceSettings ON_REQUEST = BalanceSettings.DEFAULT.withAutomatic(false);

    private final FakeClock clock = FakeClock.anyTime();

    @Test
    void whatWasAskedForEndsByItselfAndSaysSo() {
        Seeds.each(1, 20, random -> {
            PretendCluster cluster = lopsided(random);
            Balancer balancer = new Balancer(cluster, clock, ON_REQUEST);
            balancer.begin(FAST);
            assertEquals("moving", balancer.progress().phase());
            run(cluster, balancer, 500);
            assertEquals("done", balancer.progress().phase());
            assertTrue(
                    balancer.progress().spread() <= 5.001,
                    "spread " + balancer.progress().spread());
            assertTrue(balancer.progress().why().startsWith("every node is within"));
            assertEquals(cluster.begun, balancer.progress().movedBlocks());
            assertEquals(cluster.begun * 10L * MIB, balancer.progress().movedBytes());
            assertEquals(0, balancer.progress().leftBytes());
            assertEquals(0, balancer.progress().movesUnderWay());
        });
    }

    @Test
    void nodesThatDieInBetweenCostMovesAndNoData() {
        Seeds.each(1, 100, random -> {
            PretendCluster cluster = PretendCluster.any(random);
            Balancer balancer = new Balancer(cluster, clock, ON_REQUEST);
            balancer.begin(FAST);
            List<NodeName> names = new ArrayList<>(cluster.nodes.keySet());
            for (int round = 0; round < 400; round++) {
                if (random.nextInt(20) == 0) {
                    NodeName name = names.get(random.nextInt(names.size()));
                    if (!cluster.dead.remove(name)) {
                        cluster.dead.add(name);
                    }
                }
                run(cluster, balancer, 1);
            }
            cluster.dead.clear();
            run(cluster, balancer, 1_200);
            assertFalse(balancer.progress().atWork(), balancer.progress().toString());
        });
    }

    @Test
    void holdsToItsBandwidth() {
        PretendCluster cluster = lopsided(new Random(3));
        Balancer balancer = new Balancer(cluster, clock, ON_REQUEST);
        balancer.begin(new BalanceRequest(5, 2 * MIB));
        for (int second = 0; second < 100; second++) {
            clock.advance(Duration.ofSeconds(1));
            balancer.tick();
            cluster.settle();
        }
        // A block of 10 MiB every five seconds.
        assertEquals(21, cluster.begun, 1);
        assertEquals(2 * MIB, (double) balancer.progress().bytesPerSecond(), MIB / 2.0);
    }

    @Test
    void waitsWhileSomethingIsMoreUrgent() {
        PretendCluster cluster = lopsided(new Random(3));
        cluster.obstacle = "12 blocks wait for healing";
        Balancer balancer = new Balancer(cluster, clock, ON_REQUEST);
        balancer.begin(FAST);
        run(cluster, balancer, 100);
        assertEquals("waiting", balancer.progress().phase());
        assertEquals("12 blocks wait for healing", balancer.progress().why());
        assertEquals(0, cluster.begun);
        cluster.obstacle = "";
        run(cluster, balancer, 500);
        assertEquals("done", balancer.progress().phase());
    }

    @Test
    void canBeStoppedAndThenMovesNothing() {
        PretendCluster cluster = lopsided(new Random(3));
        Balancer balancer = new Balancer(cluster, clock, BalanceSettings.DEFAULT);
        balancer.begin(FAST);
        run(cluster, balancer, 1);
        int begun = cluster.begun;
        assertTrue(begun > 0);
        balancer.end();
        run(cluster, balancer, 500);
        assertEquals(begun, cluster.begun);
        assertEquals("idle", balancer.progress().phase());
        assertEquals("stopped", balancer.progress().why());
    }

    @Test
    void beginsByItselfWhenNodesAreFarApartAndStopsWhenTheyAreNot() {
        PretendCluster cluster = lopsided(new Random(3));
        Balancer balancer = new Balancer(cluster, clock, BalanceSettings.DEFAULT);
        assertEquals("idle", balancer.progress().phase());
        run(cluster, balancer, 1);
        assertEquals("moving", balancer.progress().phase());
        assertTrue(balancer.progress().automatic());
        assertTrue(cluster.moves.size() <= 2, "gently: " + cluster.moves.size());
        run(cluster, balancer, 2_000);
        assertEquals("idle", balancer.progress().phase());
        assertTrue(
                balancer.progress().spread() <= 10.001,
                "spread " + balancer.progress().spread());
        assertTrue(balancer.progress().spread() > 5, "no more than need be");
    }

    @Test
    void doesNothingByItselfWhereItIsSwitchedOff() {
        PretendCluster cluster = lopsided(new Random(3));
        Balancer balancer = new Balancer(cluster, clock, ON_REQUEST);
        run(cluster, balancer, 100);
        assertEquals(0, cluster.begun);
        assertEquals("off", balancer.progress().phase());
    }

    @Test
    void saysThatNothingCanBeMoved() {
        PretendCluster cluster = new PretendCluster(new Random(1));
        NodeName one = cluster.node(1, "a", "", 100 * MIB);
        cluster.node(2, "b", "", 100 * MIB);
        cluster.block(1, 60, List.of(one));
        Balancer balancer = new Balancer(cluster, clock, ON_REQUEST);
        balancer.begin(FAST);
        run(cluster, balancer, 100);
        assertEquals("stuck", balancer.progress().phase());
        assertEquals(25 * MIB, balancer.progress().leftBytes());
    }

    @Test
    void aMoveThatNeverEndsIsGivenUp() {
        PretendCluster cluster = lopsided(new Random(3));
        Balancer balancer = new Balancer(cluster, clock, ON_REQUEST);
        balancer.begin(FAST);
        int first = cluster.begun;
        assertTrue(first > 0);
        for (int tick = 0; tick < 100; tick++) {
            balancer.tick();
        }
        assertEquals(first, cluster.begun, "no room for more");
        clock.advance(Duration.ofMinutes(11));
        balancer.tick();
        assertTrue(cluster.begun > first);
        assertEquals(0, balancer.progress().movedBlocks());
    }

    /** Four nodes at 50 %, and an empty one. */
    private static PretendCluster lopsided(Random random) {
        PretendCluster cluster = new PretendCluster(random);
        List<NodeName> full = new ArrayList<>();
        for (int slot = 1; slot <= 4; slot++) {
            full.add(cluster.node(slot, "host-" + slot, "", 1_000 * MIB));
        }
        for (int number = 1; number <= 100; number++) {
            cluster.block(number, 10, List.of(full.get(number % 4), full.get((number + 1) % 4)));
        }
        cluster.node(5, "host-5", "", 1_000 * MIB);
        return cluster;
    }

    private void run(PretendCluster cluster, Balancer balancer, int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            clock.advance(Duration.ofSeconds(1));
            cluster.step();
            balancer.tick();
        }
    }
}
