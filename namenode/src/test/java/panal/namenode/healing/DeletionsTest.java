package panal.namenode.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Claim;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.NodeId;
import panal.protocol.value.Order.DeleteReplicas;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockPage;
import panal.testkit.FakeClock;

final class DeletionsTest {
    private static final NodeId A = new NodeId(new UUID(0, 1));
    private static final NodeId B = new NodeId(new UUID(0, 2));
    private static final BlockId BLOCK = new BlockId(5);
    private static final int CRC = 77;

    private final FakeClock clock = FakeClock.anyTime();
    private final BlockMap blocks = new BlockMap(clock);
    private final Deletions deletions = new Deletions(blocks, clock, Duration.ofMinutes(60));

    @Test
    void wrongBytesGoOnlyWhenRightOnesAreSomewhere() {
        blocks.claim(BLOCK, Claim.ofFile(new BlockSum(9, CRC), 3));
        stock(A, replica(BLOCK, 1, 666));
        deletions.review();
        assertEquals(List.of(), ordered(A));
        stock(B, replica(BLOCK, 2, CRC));
        review();
        assertEquals(List.of(new Replica(BLOCK, 1, new BlockSum(0, 666))), ordered(A));
        assertEquals(List.of(), ordered(B));
    }

    @Test
    void aCopyThatWasReportedCorruptIsNotDeletedForThat() {
        blocks.claim(BLOCK, Claim.ofFile(new BlockSum(9, CRC), 3));
        stock(A, replica(BLOCK, 1, CRC));
        stock(B, replica(BLOCK, 1, CRC));
        blocks.corrupt(BLOCK, A);
        review();
        assertEquals(List.of(), ordered(A));
    }

    @Test
    void whatFoundAnOwnerMeanwhileIsNotDeleted() {
        blocks.claim(BLOCK, Claim.DOOMED);
        stock(A, replica(BLOCK, 1, CRC));
        review();
        blocks.claim(BLOCK, Claim.ofFile(new BlockSum(9, CRC), 3));
        assertEquals(List.of(), ordered(A));
    }

    @Test
    void anOrphanIsOverdueOnlyAfterItsDelayInOnePiece() {
        stock(A, replica(BLOCK, 1, CRC));
        review();
        clock.advance(Duration.ofMinutes(59));
        review();
        assertEquals(List.of(), deletions.overdueOrphans());
        blocks.claim(BLOCK, Claim.GRANTED);
        review();
        blocks.release(BLOCK);
        review();
        clock.advance(Duration.ofMinutes(59));
        assertEquals(List.of(), deletions.overdueOrphans());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(List.of(BLOCK), deletions.overdueOrphans());
        assertEquals(List.of(), ordered(A), "it has to be doomed first");
    }

    @Test
    void aLongListIsOrderedInPortions() {
        List<Replica> many = new ArrayList<>();
        for (int id = 1; id <= 2_500; id++) {
            blocks.claim(new BlockId(id), Claim.DOOMED);
            many.add(replica(new BlockId(id), 1, CRC));
        }
        stock(A, many.toArray(new Replica[0]));
        review();
        assertEquals(1_000, ordered(A).size());
        assertEquals(1_000, ordered(A).size());
        assertEquals(500, ordered(A).size());
        assertEquals(0, ordered(A).size());
        clock.advance(Duration.ofSeconds(11));
        assertEquals(1_000, ordered(A).size(), "not obeyed, so ordered again");
    }

    /** Twice, because a review that is under way does not see what is new. */
    private void review() {
        deletions.review();
        deletions.review();
    }

    private void stock(NodeId node, Replica... replicas) {
        blocks.joined(node, 1);
        blocks.page(node, new StockPage(new ReportPoint(1, 0), 0, true, List.of(replicas)));
    }

    private static Replica replica(BlockId block, int attempt, int crc32c) {
        return new Replica(block, attempt, new BlockSum(9, crc32c));
    }

    private List<Replica> ordered(NodeId node) {
        Optional<DeleteReplicas> order = deletions.orderFor(node).map(DeleteReplicas.class::cast);
        return order.map(DeleteReplicas::replicas).orElse(List.of());
    }
}
