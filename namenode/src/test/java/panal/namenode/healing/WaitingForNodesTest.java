package panal.namenode.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.MemberState;
import panal.protocol.value.BlockId;

/** For whom nothing is copied, because they come back, or have not told yet what they have. */
final class WaitingForNodesTest {
    private final SimulatedCluster cluster = new SimulatedCluster(new Random(7), 5);
    private final SimulatedNode a = cluster.node(1);
    private final SimulatedNode b = cluster.node(2);
    private final SimulatedNode c = cluster.node(3);
    private final SimulatedNode d = cluster.node(4);
    private final SimulatedNode e = cluster.node(5);

    @Test
    void aNodeInMaintenanceIsWaitedFor() {
        BlockId block = cluster.file(3, a, b, c);
        cluster.pass(1);
        cluster.plan(a, MemberState.MAINTENANCE, Duration.ofMinutes(30));
        cluster.kill(a);
        cluster.pass(29 * 60);
        assertEquals(0, cluster.copied);
        cluster.pass(2 * 60);
        assertEquals(1, cluster.copied);
        assertEquals(3, cluster.health(block).counted());
    }

    @Test
    void afterARestartANodeInMaintenanceIsWaitedForWhereItMayHaveTheMissingCopy() {
        BlockId away = cluster.file(3, a, b, c);
        BlockId elsewhere = cluster.file(3, b, c, d);
        cluster.pass(1);
        restartWhileAIsInMaintenance(List.of(b, c, d, e));
        cluster.pass(70);
        cluster.kill(d);
        cluster.pass(60);
        assertEquals(1, cluster.copied);
        assertEquals(3, cluster.health(elsewhere).counted(), "all its copies were known");
        assertEquals(2, cluster.health(away).counted(), "a has one, for all that is known");
    }

    @Test
    void afterARestartANodeInMaintenanceIsNotWaitedForWhenAnotherOneNeverCameBack() {
        BlockId block = cluster.file(3, b, c, d);
        cluster.pass(1);
        cluster.kill(d);
        restartWhileAIsInMaintenance(List.of(b, c, e));
        cluster.pass(55);
        assertEquals(0, cluster.copied);
        cluster.pass(20);
        assertEquals(3, cluster.health(block).counted());
    }

    private void restartWhileAIsInMaintenance(List<SimulatedNode> others) {
        cluster.kill(a);
        cluster.restart();
        cluster.plan(a, MemberState.MAINTENANCE, Duration.ofHours(2));
        others.forEach(cluster::join);
    }

    @Test
    void aRestartedNameNodeWaitsForTheNodesBeforeItCopies() {
        for (int i = 0; i < 20; i++) {
            cluster.file(3, a, b, c);
        }
        cluster.pass(1);
        cluster.restart();
        cluster.join(a);
        cluster.pass(10);
        cluster.join(b);
        cluster.pass(10);
        cluster.join(c);
        cluster.join(d);
        cluster.join(e);
        cluster.pass(60);
        assertEquals(0, cluster.copied);
        cluster.restart();
        List.of(b, c, d, e).forEach(cluster::join);
        cluster.kill(a);
        cluster.pass(60);
        assertEquals(20, cluster.copied, "one of them never came back");
    }
}
