package panal.namenode.healing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.MemberState;

/** When a node that leaves is not needed any more. */
final class LeavingNodeTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SimulatedCluster cluster = new SimulatedCluster(new Random(3), 3);
    private final SimulatedNode a = cluster.node(1);
    private final SimulatedNode b = cluster.node(2);

    @Test
    void itsOwnCopiesDoNotLetItGoThoughTheyCountedAMomentAgo() {
        cluster.file(1, a);
        cluster.healing.tick("");
        cluster.plan(a, MemberState.LEAVING, HOUR);
        assertFalse(leaving().review());
        cluster.pass(10);
        assertTrue(leaving().review(), "it was copied to another one");
    }

    @Test
    void aCopyOnANodeThatIsAwayDoesNotLetItGo() {
        cluster.file(1, a, b);
        cluster.plan(a, MemberState.LEAVING, HOUR);
        cluster.plan(b, MemberState.MAINTENANCE, HOUR);
        cluster.healing.tick("");
        assertFalse(leaving().review());
        cluster.plan(b, MemberState.IN_SERVICE, HOUR);
        cluster.healing.tick("");
        assertTrue(leaving().review());
    }

    private LeavingNode leaving() {
        return new LeavingNode(a.id, cluster.blocks, cluster.clock);
    }
}
