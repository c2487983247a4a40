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
import panal.namenode.blocks.Claim;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Order.DeleteReplicas;
import panal.protocol.value.Replica;

/** What is deleted, when, and in which portions. */
final class DeletionsTest {
    private static final BlockId BLOCK = new BlockId(5_000);
    private static final BlockSum SUM = new BlockSum(9, SimulatedCluster.CRC);
    private static final Replica GOOD = new Replica(BLOCK, 2, SUM);
    private static final Replica WRONG = new Replica(BLOCK, 1, new BlockSum(9, 666));

    private final SimulatedCluster cluster = new SimulatedCluster(new Random(1), 4);
    private final SimulatedNode a = cluster.node(1);
    private final SimulatedNode b = cluster.node(2);
    private final SimulatedNode c = cluster.node(3);
    private final SimulatedNode d = cluster.node(4);

    @Test
    void wrongBytesGoOnlyWhenRightOnesAreProvenToBeSomewhere() {
        claim(Claim.ofFile(SUM, 3));
        a.gain(WRONG);
        cluster.pass(20);
        assertTrue(a.stock.containsValue(WRONG));
        b.gain(GOOD);
        cluster.pass(5);
        assertFalse(a.stock.containsValue(WRONG));
        assertTrue(b.stock.containsValue(GOOD));
    }

    @Test
    void aCorruptCopyStaysUntilThereAreEnoughGoodOnes() {
        cluster.obstacle = "copies are for later";
        BlockId block = cluster.file(2, a, b);
        cluster.blocks.corrupt(block, a.id);
        review();
        assertEquals(List.of(), ordered(a));
        c.gain(new Replica(block, 1, new BlockSum(1_000_000, SimulatedCluster.CRC)));
        cluster.pass(1);
        review();
        assertEquals(1, ordered(a).size());
        assertEquals(List.of(), ordered(b));
    }

    @Test
    void theLastCopyIsNotDeletedWhateverItIs() {
        claim(Claim.ofFile(SUM, 3));
        a.gain(WRONG);
        cluster.pass(1);
        cluster.blocks.corrupt(BLOCK, a.id);
        cluster.pass(600);
        assertEquals(List.of(), cluster.deleted);
    }

    @Test
    void aSurplusCopyGoesOneAtATimeAndNeverBelowWhatIsWanted() {
        cluster.obstacle = "the test looks on";
        BlockId block = cluster.file(2, a, b, c, d);
        review();
        assertEquals(1, ordered().size());
        review();
        assertEquals(List.of(), ordered(), "the first one is not known to be gone");
        cluster.obstacle = "";
        cluster.pass(30);
        assertEquals(2, cluster.copies(block));
    }

    @Test
    void aNodeThatIsSilentProvesNothing() {
        BlockId block = cluster.file(2, a, b, c);
        a.frozen = true;
        cluster.obstacle = "until the node is suspect";
        cluster.pass(6);
        cluster.obstacle = "";
        cluster.pass(60);
        assertEquals(List.of(), cluster.deleted);
        assertEquals(3, cluster.copies(block));
    }

    @Test
    void whatWasReportedJustNowProvesNothing() {
        BlockId block = cluster.file(2, a, b, c);
        cluster.obstacle = "a restart";
        cluster.restart();
        cluster.nodes.forEach(cluster::join);
        cluster.obstacle = "";
        cluster.pass(9);
        assertEquals(3, cluster.copies(block), "an older NameNode may have told one of them to delete it");
        cluster.pass(5);
        assertEquals(2, cluster.copies(block));
    }

    @Test
    void aCopyThatWasToldToGoDoesNotCountUntilTheNodesNewProcessHasIt() {
        BlockId block = cluster.file(2, a, b, c);
        a.lazy = true;
        b.lazy = true;
        c.lazy = true;
        cluster.pass(3);
        SimulatedNode told = cluster.nodes.stream()
                .filter(node -> !node.toDelete.isEmpty())
                .findFirst()
                .orElseThrow();
        assertEquals(2, cluster.health(block).counted());
        cluster.start(told);
        assertEquals(3, cluster.health(block).counted());
    }

    @Test
    void aCopyThatAnObedientNodeKeepsCountsAgainWhenItIsNotAskedForAnyMore() {
        BlockId block = cluster.file(2, a, b, c);
        cluster.nodes.forEach(node -> node.lazy = true);
        cluster.pass(3);
        SimulatedNode told = cluster.holders(block).stream()
                .filter(node -> !node.toDelete.isEmpty())
                .findFirst()
                .orElseThrow();
        told.toDelete.clear();
        cluster.holders(block).stream().filter(node -> node != told).limit(1).forEach(cluster::kill);
        cluster.pass(60);
        assertEquals(1, cluster.health(block).counted());
        cluster.pass(300);
        assertEquals(2, cluster.health(block).counted());
    }

    @Test
    void whatFoundAnOwnerMeanwhileIsNotDeleted() {
        cluster.obstacle = "the test orders by itself";
        claim(Claim.DOOMED);
        a.gain(GOOD);
        cluster.pass(1);
        review();
        claim(Claim.ofFile(SUM, 3));
        assertEquals(List.of(), ordered(a));
    }

    @Test
    void anOrphanIsOverdueOnlyAfterItsDelayInOnePiece() {
        cluster.obstacle = "time passes without anything";
        a.gain(GOOD);
        cluster.pass(1);
        review();
        cluster.clock.advance(Duration.ofMinutes(59));
        review();
        assertEquals(List.of(), overdue());
        claim(Claim.GRANTED);
        review();
        cluster.blocks.release(BLOCK);
        review();
        cluster.clock.advance(Duration.ofMinutes(59));
        assertEquals(List.of(), overdue());
        cluster.clock.advance(Duration.ofMinutes(1));
        assertEquals(List.of(BLOCK), overdue());
        assertEquals(List.of(), ordered(a), "it has to be doomed first");
    }

    @Test
    void whatIsKeptForALostPastIsNoOrphanUntilItIsReleased() {
        cluster.obstacle = "time passes without anything";
        cluster.blocks.diagnosis().keepOrphansBelow(BLOCK.number() + 1);
        a.gain(GOOD);
        cluster.pass(1);
        review();
        cluster.clock.advance(Duration.ofDays(30));
        review();
        assertEquals(List.of(), overdue());
        assertEquals(0, cluster.blocks.needingAttention().length);
        assertEquals(1, cluster.blocks.diagnosis().keptOrphans());
        claim(Claim.ofFile(SUM, 3));
        assertEquals(0, cluster.blocks.diagnosis().keptOrphans(), "a file has it");
        claim(Claim.NONE);
        cluster.blocks.diagnosis().keepOrphansBelow(0);
        cluster.pass(1);
        assertEquals(0, cluster.blocks.diagnosis().keptOrphans());
        review();
        cluster.clock.advance(Duration.ofMinutes(60));
        assertEquals(List.of(BLOCK), overdue());
    }

    @Test
    void whatWasAnOrphanIsNotOverdueOnceItIsKept() {
        cluster.obstacle = "time passes without anything";
        a.gain(GOOD);
        cluster.pass(1);
        review();
        cluster.clock.advance(Duration.ofMinutes(60));
        cluster.blocks.diagnosis().keepOrphansBelow(BLOCK.number() + 1);
        assertEquals(List.of(), overdue());
        cluster.blocks.diagnosis().keepOrphansBelow(BLOCK.number());
        assertEquals(List.of(BLOCK), overdue(), "it is not below that");
    }

    @Test
    void whatHasAnIdThatIsStillToBeGivenOutIsNoOrphanAndKeepsNoneWaiting() {
        cluster.obstacle = "time passes without anything";
        for (int id = 10_000; id < 12_000; id++) {
            a.gain(new Replica(new BlockId(id), 1, SUM));
        }
        a.gain(GOOD);
        cluster.pass(1);
        review();
        cluster.clock.advance(Duration.ofMinutes(60));
        assertEquals(List.of(BLOCK), cluster.deletions.overdueOrphans(10_000));
        assertEquals(1_000, overdue().size(), "in portions");
    }

    private List<BlockId> overdue() {
        return cluster.deletions.overdueOrphans(Long.MAX_VALUE);
    }

    @Test
    void aLongListIsOrderedInPortions() {
        cluster.obstacle = "the test orders by itself";
        for (int id = 1; id <= 2_500; id++) {
            cluster.blocks.claim(new BlockId(id), Claim.DOOMED);
            a.gain(new Replica(new BlockId(id), 1, SUM));
        }
        cluster.pass(1);
        review();
        assertEquals(1_000, ordered(a).size());
        assertEquals(1_000, ordered(a).size());
        assertEquals(500, ordered(a).size());
        assertEquals(0, ordered(a).size());
        cluster.clock.advance(Duration.ofSeconds(11));
        assertEquals(1_000, ordered(a).size(), "not obeyed, so ordered again");
    }

    private void claim(Claim claim) {
        cluster.blocks.claim(BLOCK, claim);
    }

    /** Twice, because a review that is under way does not see what is new. */
    private void review() {
        cluster.deletions.review();
        cluster.deletions.review();
    }

    private List<Replica> ordered() {
        List<Replica> all = new ArrayList<>();
        cluster.nodes.forEach(node -> all.addAll(ordered(node)));
        return all;
    }

    private List<Replica> ordered(SimulatedNode node) {
        Optional<DeleteReplicas> order = cluster.deletions.orderFor(node.id).map(DeleteReplicas.class::cast);
        return order.map(DeleteReplicas::replicas).orElse(List.of());
    }
}
