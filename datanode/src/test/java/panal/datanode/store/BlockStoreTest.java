package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.block.Crc32cSum;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.RecordEncoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoSuchBlock;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockChange;
import panal.testkit.FakeClock;

final class BlockStoreTest {
    @TempDir
    Path home;

    private BlockStore store;

    @BeforeEach
    void open() throws PanalException {
        store = BlockStore.open(Samples.in(home), FakeClock.anyTime());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void storedBytesComeBackInRanges() throws PanalException, IOException {
        byte[] data = Samples.data(1, 1_000_003);
        Finished finished = Samples.store(store, 7, 1, data);
        assertEquals(sumOf(data), finished.replica().sum());
        assertEquals(sumOf(data), store.sum(new BlockId(7)));
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        RecordDecoder decoder = RecordDecoder.reading(new BlockId(7), data.length);
        for (int chunk = 0; chunk < 16; chunk += 5) {
            VerifiedRecords records = decoder.verify(store.read(new BlockId(7), chunk, 5), chunk);
            records.writeTo(back, 0, records.dataBytes());
        }
        assertArrayEquals(data, back.toByteArray());
        assertThrows(InvalidInput.class, () -> store.read(new BlockId(7), 16, 1));
        assertThrows(InvalidInput.class, () -> store.read(new BlockId(7), -1, 1));
        assertThrows(InvalidInput.class, () -> store.read(new BlockId(7), 0, 8));
        assertThrows(NoSuchBlock.class, () -> store.read(new BlockId(8), 0, 1));
    }

    @Test
    void nothingIsToBeSeenOfABlockBeforeItsEnd() throws PanalException, IOException {
        UnfinishedBlock block = store.begin(Samples.header(7, 1));
        BlockSum sum = Samples.append(block, Samples.data(1, 100));
        assertThrows(NoSuchBlock.class, () -> store.read(new BlockId(7), 0, 1));
        assertEquals(List.of(), Samples.blockFiles(home, ".blk"));
        assertEquals(1, Samples.blockFiles(home, "7.1.tmp").size());
        block.finish(sum, Durability.REPLICATED);
        assertEquals(1, Samples.blockFiles(home, "7.blk").size());
        assertEquals(List.of(), Samples.blockFiles(home, ".tmp"));
    }

    @Test
    void higherAttemptEndsTheOneUnderWay() throws PanalException, IOException {
        UnfinishedBlock first = store.begin(Samples.header(7, 1));
        BlockSum sum = Samples.append(first, Samples.data(1, 100));
        UnfinishedBlock second = store.begin(Samples.header(7, 2));
        assertTrue(first.over());
        assertThrows(StaleAttempt.class, () -> first.finish(sum, Durability.SYNCED));
        assertEquals(1, Samples.blockFiles(home, ".tmp").size());
        BlockSum same = Samples.append(second, Samples.data(1, 100));
        assertEquals(2, second.finish(same, Durability.SYNCED).replica().attempt());
    }

    @Test
    void lowerOrEqualAttemptIsRefused() throws PanalException {
        store.begin(Samples.header(7, 2)).abort();
        assertThrows(StaleAttempt.class, () -> store.begin(Samples.header(7, 1)));
        assertThrows(StaleAttempt.class, () -> store.begin(Samples.header(7, 2)));
        Samples.store(store, 7, 3, Samples.data(1, 10));
        assertThrows(StaleAttempt.class, () -> store.begin(Samples.header(7, 3)));
    }

    @Test
    void finishedBlockIsReplacedOnlyWhenTheHigherAttemptIsWhole() throws PanalException {
        Samples.store(store, 7, 1, Samples.data(1, 10));
        UnfinishedBlock second = store.begin(Samples.header(7, 2));
        BlockSum sum = Samples.append(second, Samples.data(2, 20));
        assertEquals(sumOf(Samples.data(1, 10)), store.sum(new BlockId(7)));
        second.finish(sum, Durability.SYNCED);
        assertEquals(sumOf(Samples.data(2, 20)), store.sum(new BlockId(7)));
        assertEquals(1, store.stock().all().replicas().size());
    }

    @Test
    void deletesOnlyTheAttemptThatIsNamed() throws PanalException, IOException {
        Replica replica = Samples.store(store, 7, 2, Samples.data(1, 10)).replica();
        Replica older = new Replica(replica.block(), 1, replica.sum());
        assertEquals(0, Samples.delete(store, List.of(older)));
        assertEquals(sumOf(Samples.data(1, 10)), store.sum(new BlockId(7)));
        assertEquals(1, Samples.delete(store, List.of(older, replica)));
        assertThrows(NoSuchBlock.class, () -> store.sum(new BlockId(7)));
        assertEquals(List.of(), Samples.blockFiles(home, ".blk"));
        assertEquals(List.of(), Samples.blockFiles(home, ".tmp"));
        assertEquals(0, store.health(0, 0).used());
    }

    @Test
    void everyChangeHasTheNextNumberAndIsToldUntilAcknowledged() throws PanalException {
        Finished one = Samples.store(store, 1, 1, Samples.data(1, 10));
        Finished two = Samples.store(store, 2, 1, Samples.data(2, 10));
        Finished three = Samples.store(store, 3, 1, Samples.data(3, 10));
        assertEquals(new ReportPoint(1, 1), one.at());
        assertEquals(new ReportPoint(1, 2), two.at());
        StockNews firstTwo = store.stock().news(2);
        assertEquals(
                List.of(new StockChange(one.replica(), true, 1), new StockChange(two.replica(), true, 2)),
                firstTwo.changes());
        assertEquals(new ReportPoint(1, 2), firstTwo.at());
        assertEquals(firstTwo, store.stock().news(2));
        store.stock().acknowledged(firstTwo.at(), false);
        StockNews rest = store.stock().news(2);
        assertEquals(List.of(new StockChange(three.replica(), true, 3)), rest.changes());
        assertEquals(new ReportPoint(1, 3), rest.at());
        assertEquals(1, Samples.delete(store, List.of(one.replica())));
        StockNews loss = store.stock().news(2);
        assertEquals(List.of(new StockChange(one.replica(), false, 4)), loss.changes());
        assertEquals(new ReportPoint(1, 4), loss.at());
        assertEquals(
                new Stock(new ReportPoint(1, 4), List.of(two.replica(), three.replica())),
                store.stock().all());
    }

    @Test
    void wrongSumEmptyBlockAndRecordsOutOfOrderEndTheAttempt() throws PanalException, IOException {
        UnfinishedBlock wrongSum = store.begin(Samples.header(1, 1));
        BlockSum sum = Samples.append(wrongSum, Samples.data(1, 10));
        BlockSum wrong = new BlockSum(sum.length(), sum.crc32c() ^ 1);
        assertThrows(CorruptBlock.class, () -> wrongSum.finish(wrong, Durability.SYNCED));
        UnfinishedBlock empty = store.begin(Samples.header(2, 1));
        assertThrows(CorruptBlock.class, () -> empty.finish(new BlockSum(0, 0), Durability.SYNCED));
        UnfinishedBlock gap = store.begin(Samples.header(3, 1));
        RecordEncoder encoder = new RecordEncoder();
        encoder.put(new byte[65_536], 0, 65_536);
        encoder.take();
        encoder.put(new byte[1], 0, 1);
        ByteBuffer second = ByteBuffer.wrap(encoder.take().records());
        assertThrows(CorruptBlock.class, () -> gap.verify(1, second));
        UnfinishedBlock behindShort = store.begin(Samples.header(4, 1));
        Samples.append(behindShort, new byte[5]);
        assertThrows(CorruptBlock.class, () -> behindShort.verify(1, second));
        assertEquals(List.of(), Samples.blockFiles(home, ".tmp"));
        assertEquals(0, store.health(0, 0).used());
    }

    static BlockSum sumOf(byte[] data) {
        return new BlockSum(data.length, Crc32cSum.of(data, 0, data.length));
    }
}
