package panal.namenode.service.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.ClusterSettings;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.FilePath;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.testkit.FakeClock;

/** What fsck counts while the tree changes under it. bert may read what all may. */
final class HealthQueriesTest {
    private final ModedTree tree = new ModedTree();
    private final FakeClock clock = FakeClock.anyTime();
    private final Cluster cluster =
            new Cluster(ClusterSettings.DEFAULT, HealthQueriesTest::token, clock, new Random(1));
    private final HealthQueries queries = new HealthQueries(tree::now, cluster, clock);

    private static BlockToken token(BlockId block) {
        return new BlockToken(block, BlockToken.Mode.READ, 0, 1, 0, Bits256.ZERO);
    }

    @Test
    void aDirectoryThatIsClosedBetweenTwoPagesIsCountedAsRefused() throws Exception {
        tree.someFiles();
        HealthPage first = queries.health("bert", new HealthQuery(FilePath.ROOT, "", 1, true));
        assertEquals("/docs/a.txt", first.next());
        assertEquals(2, first.tally().directories());
        tree.chmod("/docs", 0700);
        HealthPage second = queries.health("bert", new HealthQuery(FilePath.ROOT, first.next(), 100, true));
        assertEquals(1, second.tally().refused());
        assertEquals(0, second.tally().files());
        assertEquals(1, second.tally().directories(), "/docs.old");
        assertEquals("", second.next());
    }
}
