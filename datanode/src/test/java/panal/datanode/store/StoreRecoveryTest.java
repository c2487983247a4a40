package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.value.BlockId;
import panal.protocol.value.Durability;
import panal.testkit.FakeClock;

final class StoreRecoveryTest {
    private static final byte[] DATA = Samples.data(3, 500_000);

    @TempDir
    Path home;

    private final FakeClock clock = FakeClock.anyTime();

    @Test
    void blockIsWholeOrAbsentWhereverTheProcessWasKilled() throws PanalException, IOException {
        boolean finished = false;
        boolean wholeWithoutAnswer = false;
        for (int steps = 0; !finished; steps++) {
            long block = 100L + steps;
            finished = writeAndDieAfter(steps, block);
            BlockStore again = BlockStore.open(Samples.in(home), clock);
            boolean whole = again.stock().find(new BlockId(block)).isPresent();
            if (whole) {
                assertEquals(BlockStoreTest.sumOf(DATA), again.sum(new BlockId(block)));
            }
            assertTrue(whole || !finished, "acknowledged and gone after " + steps + " steps");
            wholeWithoutAnswer |= whole && !finished;
            again.close();
        }
        // The rename had been done and its directory had not been forced: that is what the loop must have met.
        assertTrue(wholeWithoutAnswer);
    }

    @Test
    void syncedForcesTheFileThenItsNameAndReplicatedNeither() throws PanalException {
        assertEquals(
                List.of("create 1.1.tmp", "write", "write", "write", "force 1.1.tmp", "move 1.blk", "forceDirectory"),
                stepsOf(1, Durability.SYNCED));
        assertEquals(
                List.of("create 2.1.tmp", "write", "write", "write", "move 2.blk"), stepsOf(2, Durability.REPLICATED));
    }

    /** It may have been made by a process that was killed before it forced it. */
    @Test
    void aShelfThatIsThereIsForcedByEachProcessBeforeItsFirstBlock() throws PanalException {
        stepsOf(1, Durability.SYNCED);
        FaultyDisk disk = new FaultyDisk();
        try (BlockStore store = BlockStore.open(Samples.in(home), clock, disk)) {
            disk.steps().clear();
            store.begin(Samples.header(1, 2)).abort();
            store.begin(Samples.header(1, 3)).abort();
        }
        assertEquals(
                1,
                disk.steps().stream()
                        .filter(step -> step.equals("forceDirectory blocks"))
                        .count());
    }

    @Test
    void leftoversAreKeptForAWhileAndTheirAttemptsRemembered() throws PanalException, IOException {
        BlockStore first = BlockStore.open(Samples.in(home), clock);
        Samples.append(first.begin(Samples.header(5, 3)), DATA);
        first.close();
        BlockStore second = BlockStore.open(Samples.in(home), clock);
        assertEquals(List.of(), second.stock().all().replicas());
        assertEquals(1, Samples.blockFiles(home, ".tmp").size());
        assertThrows(StaleAttempt.class, () -> second.begin(Samples.header(5, 3)));
        second.tend();
        assertEquals(1, Samples.blockFiles(home, ".tmp").size());
        clock.advance(Duration.ofMinutes(11));
        second.tend();
        assertEquals(List.of(), Samples.blockFiles(home, ".tmp"));
        second.close();
    }

    @Test
    void leftoversMakeRoomWhenItIsNeeded() throws PanalException, IOException {
        BlockStore first = BlockStore.open(Samples.in(home), clock);
        Samples.append(first.begin(Samples.header(5, 1)), DATA);
        first.close();
        FaultyDisk disk = new FaultyDisk();
        BlockStore second = BlockStore.open(Samples.in(home), clock, disk);
        disk.usable(1_000);
        assertThrows(PanalException.class, () -> second.begin(Samples.header(6, 1)));
        assertEquals(List.of(), Samples.blockFiles(home, ".tmp"));
        second.close();
    }

    @Test
    void higherAttemptCountsWhenTwoDirectoriesHaveTheBlock(@TempDir Path other, @TempDir Path apart)
            throws PanalException, IOException {
        BlockStore newer = BlockStore.open(Samples.in(home, other), clock);
        Samples.store(newer, 5, 2, Samples.data(9, 10));
        newer.close();
        BlockStore older = BlockStore.open(Samples.in(apart), clock);
        Samples.store(older, 5, 1, DATA);
        older.close();
        // What a crash between the rename and the removal of the older one leaves: both of them.
        Path without = Samples.blockFiles(home, ".blk").isEmpty() ? home : other;
        Path left = Samples.blockFiles(apart, ".blk").get(0);
        Path second = without.resolve(apart.relativize(left));
        Files.createDirectories(second.resolveSibling(""));
        Files.copy(left, second);
        BlockStore again = BlockStore.open(Samples.in(home, other), clock);
        assertEquals(2, again.stock().all().replicas().get(0).attempt());
        clock.advance(Duration.ofMinutes(11));
        again.tend();
        assertEquals(BlockStoreTest.sumOf(Samples.data(9, 10)), again.sum(new BlockId(5)));
        assertEquals(List.of(), Samples.blockFiles(without, ".blk"));
        again.close();
    }

    @Test
    void clearingAnOlderAttemptLeavesTheNewestAloneThatTookItsPlace(@TempDir Path other, @TempDir Path apart)
            throws PanalException, IOException {
        higherAttemptCountsWhenTwoDirectoriesHaveTheBlock(other, apart);
        Path full = Samples.blockFiles(home, ".blk").isEmpty() ? other : home;
        Path place = (full.equals(home) ? other : home)
                .resolve(apart.relativize(Samples.blockFiles(apart, ".blk").get(0)));
        Files.copy(Samples.blockFiles(apart, ".blk").get(0), place);
        BlockStore store = BlockStore.open(Samples.in(home, other), clock);
        Samples.store(store, 5, 3, DATA);
        assertTrue(Files.exists(place), "the third attempt went to the other directory");
        clock.advance(Duration.ofMinutes(11));
        store.tend();
        assertEquals(BlockStoreTest.sumOf(DATA), store.sum(new BlockId(5)));
        assertTrue(Files.exists(place));
        store.close();
    }

    private boolean writeAndDieAfter(int steps, long block) throws PanalException {
        FaultyDisk disk = new FaultyDisk();
        BlockStore store = BlockStore.open(Samples.in(home), clock, disk);
        disk.dieAfter(steps);
        try {
            Samples.store(store, block, 1, DATA);
            return true;
        } catch (PanalException dead) {
            return false;
        } finally {
            store.close();
        }
    }

    private List<String> stepsOf(long block, Durability durability) throws PanalException {
        FaultyDisk disk = new FaultyDisk();
        BlockStore store = BlockStore.open(Samples.in(home), clock, disk);
        disk.steps().clear();
        UnfinishedBlock unfinished = store.begin(Samples.header(block, 1));
        unfinished.finish(Samples.append(unfinished, DATA), durability);
        store.close();
        return disk.steps().stream()
                .dropWhile(step -> !step.startsWith("create"))
                .map(step -> step.replaceFirst("^(write|forceDirectory) .*", "$1"))
                .toList();
    }
}
