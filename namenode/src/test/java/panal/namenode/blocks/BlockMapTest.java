package panal.namenode.blocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockChange;
import panal.protocol.value.StockPage;
import panal.testkit.FakeClock;
import panal.testkit.Seeds;

final class BlockMapTest {
    private static final NodeId A = new NodeId(new UUID(0, 1));
    private static final NodeId B = new NodeId(new UUID(0, 2));
    private static final BlockId BLOCK = new BlockId(17);
    private static final int CRC = 0xCAFE_F00D;

    private final FakeClock clock = FakeClock.anyTime();
    private final BlockMap map = new BlockMap(clock);

    @Test
    void aReportOlderThanAReceiptDoesNotCancelIt() {
        map.joined(A, 1);
        report(A, 1, 0);
        assertTrue(map.received(receipt(A, 1, 5, 1)));
        report(A, 1, 4);
        assertEquals(1, map.copies(BLOCK).size());
        report(A, 1, 5);
        assertEquals(0, map.copies(BLOCK).size());
    }

    @Test
    void aReceiptOlderThanADeletionDoesNotBringTheReplicaBack() {
        map.joined(A, 1);
        report(A, 1, 0);
        map.changed(A, new ReportPoint(1, 6), List.of(gain(5), loss(6)));
        assertFalse(map.received(receipt(A, 1, 5, 1)));
        assertEquals(0, map.copies(BLOCK).size());
    }

    @Test
    void aReceiptIsOldAlsoWhenTheDeletionIsNotRememberedAnyMore() {
        map.joined(A, 1);
        report(A, 1, 0);
        map.changed(A, new ReportPoint(1, 6), List.of(gain(5), loss(6)));
        map.age();
        map.age();
        assertFalse(map.received(receipt(A, 1, 5, 1)));
        assertEquals(0, map.copies(BLOCK).size());
    }

    @Test
    void aReceiptCountsAfterARestartOfTheNameNodeUntilTheReportSaysOtherwise() {
        assertTrue(map.received(receipt(A, 3, 5, 1)));
        map.joined(A, 3);
        map.changed(A, new ReportPoint(3, 9), List.of());
        assertTrue(map.received(receipt(A, 3, 5, 1)));
        report(A, 3, 9);
        assertFalse(map.received(receipt(A, 3, 5, 1)));
        assertEquals(0, map.copies(BLOCK).size());
    }

    @Test
    void aReceiptOfAnOlderProcessStandsUntilTheNewOneHasReported() {
        map.joined(A, 2);
        assertTrue(map.received(receipt(A, 1, 50, 1)));
        report(A, 2, 0);
        assertEquals(0, map.copies(BLOCK).size());
        assertFalse(map.received(receipt(A, 1, 50, 1)));
        map.changed(A, new ReportPoint(2, 1), List.of(gain(1)));
        assertTrue(map.received(receipt(A, 1, 50, 1)), "the new process has it, whoever wrote it");
    }

    @Test
    void whatAnOlderProcessSaysIsIgnored() {
        map.joined(A, 2);
        map.changed(A, new ReportPoint(1, 5), List.of(gain(5)));
        assertFalse(map.page(A, new StockPage(new ReportPoint(1, 5), 0, true, List.of(replica(1)))));
        assertEquals(0, map.copies(BLOCK).size());
    }

    @Test
    void aReportCountsOnlyWithAllItsPagesInOrder() {
        map.joined(A, 1);
        ReportPoint at = new ReportPoint(1, 3);
        assertFalse(map.page(A, new StockPage(at, 0, false, List.of(replica(1)))));
        assertFalse(map.reported(A));
        assertFalse(map.page(A, new StockPage(at, 2, true, List.of())), "page 1 is missing");
        assertFalse(map.page(A, new StockPage(at, 1, true, List.of())), "the report was dropped");
        assertFalse(map.reported(A));
        assertFalse(map.page(A, new StockPage(at, 0, false, List.of(replica(1)))));
        assertTrue(map.page(A, new StockPage(at, 1, true, List.of())));
        assertTrue(map.reported(A));
        assertEquals(1, map.copies(BLOCK).size());
    }

    @Test
    void aReportThatWasTooLongOnItsWayIsNotTrusted() {
        map.joined(A, 1);
        report(A, 1, 0);
        map.changed(A, new ReportPoint(1, 7), List.of(gain(7)));
        map.age();
        map.age();
        assertFalse(map.page(A, new StockPage(new ReportPoint(1, 6), 0, true, List.of())));
        assertEquals(1, map.copies(BLOCK).size());
        assertTrue(map.page(A, new StockPage(new ReportPoint(1, 7), 0, true, List.of(replica(1)))));
    }

    @Test
    void anOldProcessesCopiesCountUntilTheNewOneHasReported() {
        map.joined(A, 1);
        report(A, 1, 1, replica(1));
        map.joined(A, 2);
        assertEquals(1, map.copies(BLOCK).size());
        report(A, 2, 0);
        assertEquals(0, map.copies(BLOCK).size());
    }

    @Test
    void copiesWithOtherBytesThanTheFilesNeedAttention() {
        map.claim(BLOCK, Claim.ofFile(new BlockSum(10, CRC), 3));
        map.joined(A, 1);
        map.joined(B, 1);
        report(A, 1, 0, replica(2));
        report(B, 1, 0, new Replica(BLOCK, 1, new BlockSum(10, 666)));
        assertEquals(1, map.presentBlocks());
        assertArrayEquals(new long[] {17}, map.needingAttention());
        assertEquals(
                List.of(new Copy(A, 2, CRC, CopyState.GOOD), new Copy(B, 1, 666, CopyState.OTHER_BYTES)),
                map.copies(BLOCK));
        report(B, 1, 1);
        assertEquals(0, map.needingAttention().length);
    }

    @Test
    void aCorruptCopyStaysMarkedUntilItIsWrittenAnew() {
        map.claim(BLOCK, Claim.ofFile(new BlockSum(10, CRC), 3));
        map.joined(A, 1);
        report(A, 1, 0, replica(1));
        map.corrupt(BLOCK, A);
        assertEquals(0, map.presentBlocks());
        report(A, 1, 1, replica(1));
        assertFalse(map.copies(BLOCK).get(0).good());
        map.changed(A, new ReportPoint(1, 2), List.of(gain(2)));
        assertTrue(map.copies(BLOCK).get(0).good());
        assertEquals(1, map.presentBlocks());
    }

    @Test
    void orphansAndDoomedBlocksNeedAttentionUntilTheyAreGone() {
        map.joined(A, 1);
        report(A, 1, 0, replica(1));
        assertArrayEquals(new long[] {17}, map.needingAttention());
        map.claim(BLOCK, Claim.GRANTED);
        assertEquals(0, map.needingAttention().length);
        map.claim(BLOCK, Claim.DOOMED);
        assertArrayEquals(new long[] {17}, map.needingAttention());
        assertEquals(List.of(), map.doomedAndGone(10));
        map.changed(A, new ReportPoint(1, 1), List.of(loss(1)));
        assertEquals(0, map.needingAttention().length);
        assertEquals(List.of(BLOCK), map.doomedAndGone(10));
        map.claim(BLOCK, Claim.NONE);
        assertEquals(List.of(), map.doomedAndGone(10));
    }

    @Test
    void onlyAPromiseIsReleased() {
        map.claim(BLOCK, Claim.GRANTED);
        map.release(BLOCK);
        assertEquals(Claim.NONE, map.claimOf(BLOCK));
        map.claim(BLOCK, Claim.UPLOAD);
        map.release(BLOCK);
        assertEquals(Claim.UPLOAD, map.claimOf(BLOCK));
    }

    @Test
    void aNodeThatHasGoneTakesItsCopiesWithItAndNoOthers() {
        map.claim(BLOCK, Claim.ofFile(new BlockSum(10, CRC), 3));
        map.joined(A, 1);
        map.joined(B, 1);
        report(A, 1, 0, replica(1));
        report(B, 1, 0, replica(1));
        map.gone(A);
        assertEquals(List.of(new Copy(B, 1, CRC, CopyState.GOOD)), map.copies(BLOCK));
        assertEquals(0, map.blocksOn(A));
        assertFalse(map.reported(A));
    }

    /** A node lives its life; what it tells arrives late, twice and out of order; at the end the map knows its stock. */
    @Test
    void inWhateverOrderNewsComesTheNewestWins() {
        Seeds.each(1, 300, random -> {
            BlockMap tried = new BlockMap(clock);
            tried.joined(A, 1);
            Map<Long, Integer> stock = new HashMap<>();
            List<Runnable> news = new ArrayList<>();
            for (long sequence = 1; sequence <= 40; sequence++) {
                long block = 1L + random.nextInt(6);
                long at = sequence;
                if (random.nextInt(3) > 0) {
                    Replica replica = new Replica(new BlockId(block), (int) at, new BlockSum(1, (int) at));
                    stock.put(block, (int) at);
                    if (random.nextBoolean()) {
                        news.add(() -> tried.received(signed(A, replica, new ReportPoint(1, at))));
                    }
                    news.add(
                            () -> tried.changed(A, new ReportPoint(1, 0), List.of(new StockChange(replica, true, at))));
                } else {
                    stock.remove(block);
                    Replica replica = new Replica(new BlockId(block), 1, new BlockSum(1, 1));
                    news.add(() ->
                            tried.changed(A, new ReportPoint(1, 0), List.of(new StockChange(replica, false, at))));
                }
                if (random.nextInt(8) == 0) {
                    StockPage page = new StockPage(new ReportPoint(1, at), 0, true, replicas(stock));
                    news.add(() -> tried.page(A, page));
                }
            }
            news.addAll(news.subList(0, news.size() / 2));
            java.util.Collections.shuffle(news, random);
            news.forEach(Runnable::run);
            assertKnows(tried, stock);
            assertEquals(stock.size(), tried.blocksOn(A));
        });
    }

    private static void assertKnows(BlockMap tried, Map<Long, Integer> stock) {
        for (long block = 1; block <= 6; block++) {
            List<Integer> attempts =
                    tried.copies(new BlockId(block)).stream().map(Copy::attempt).toList();
            List<Integer> expected = stock.containsKey(block) ? List.of(stock.get(block)) : List.of();
            assertEquals(expected, attempts, "block " + block);
        }
    }

    private static List<Replica> replicas(Map<Long, Integer> stock) {
        return stock.entrySet().stream()
                .map(held -> new Replica(new BlockId(held.getKey()), held.getValue(), new BlockSum(1, held.getValue())))
                .toList();
    }

    private void report(NodeId node, long incarnation, long sequence, Replica... replicas) {
        assertTrue(map.page(node, new StockPage(new ReportPoint(incarnation, sequence), 0, true, List.of(replicas))));
    }

    private static Replica replica(int attempt) {
        return new Replica(BLOCK, attempt, new BlockSum(10, CRC));
    }

    private static StockChange gain(long sequence) {
        return new StockChange(replica(1), true, sequence);
    }

    private static StockChange loss(long sequence) {
        return new StockChange(replica(1), false, sequence);
    }

    private static Receipt receipt(NodeId node, long incarnation, long sequence, int attempt) {
        return signed(node, replica(attempt), new ReportPoint(incarnation, sequence));
    }

    private static Receipt signed(NodeId node, Replica replica, ReportPoint at) {
        return new Receipt(node, NodeName.ofSlot(1), replica, at, Bits256.ZERO);
    }
}
