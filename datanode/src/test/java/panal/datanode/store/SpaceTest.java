package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.OutOfSpace;
import panal.protocol.error.PanalException;
import panal.protocol.value.Durability;
import panal.protocol.value.NodeHealth;
import panal.testkit.FakeClock;

final class SpaceTest {
    private static final long MEBI = 1L << 20;

    @TempDir
    Path home;

    private final FaultyDisk disk = new FaultyDisk();

    @Test
    void fullNodeRefusesABlockAtItsBeginning() throws PanalException, IOException {
        BlockStore store = open(2 * MEBI, 0);
        Samples.store(store, 1, 1, Samples.data(1, (int) (2 * MEBI - 300_000)));
        OutOfSpace refused = assertThrows(OutOfSpace.class, () -> store.begin(Samples.header(2, 1)));
        assertTrue(refused.getMessage().startsWith("no room for"), refused.getMessage());
        assertEquals(List.of(), Samples.blockFiles(home, ".tmp"));
        // A small one that says its length still fits.
        UnfinishedBlock small = store.begin(Samples.header(3, 1), 1_000);
        small.finish(Samples.append(small, Samples.data(3, 1_000)), Durability.SYNCED);
        store.close();
    }

    @Test
    void roomIsPromisedToOneBlockOnly() throws PanalException {
        BlockStore store = open(2 * MEBI, 0);
        UnfinishedBlock first = store.begin(Samples.header(1, 1));
        assertThrows(OutOfSpace.class, () -> store.begin(Samples.header(2, 1)));
        first.abort();
        store.begin(Samples.header(2, 2)).abort();
        assertEquals(2 * MEBI, store.health(0, 0).free());
        store.close();
    }

    @Test
    void blockThatOutgrowsTheRoomFailsCleanly() throws PanalException, IOException {
        BlockStore store = open(2 * MEBI, 0);
        UnfinishedBlock block = store.begin(Samples.header(1, 1));
        assertThrows(OutOfSpace.class, () -> Samples.append(block, Samples.data(1, (int) (3 * MEBI))));
        assertTrue(block.over());
        assertEquals(List.of(), Samples.blockFiles(home, ".tmp"));
        NodeHealth health = store.health(0, 0);
        assertEquals(0, health.used());
        assertEquals(2 * MEBI, health.free());
        store.close();
    }

    @Test
    void diskThatFillsUpMeanwhileEndsTheAttemptOnly() throws PanalException, IOException {
        BlockStore store = open(Long.MAX_VALUE, 0);
        UnfinishedBlock block = store.begin(Samples.header(1, 1));
        disk.fill(true);
        OutOfSpace full = assertThrows(OutOfSpace.class, () -> Samples.append(block, Samples.data(1, 1_000)));
        assertTrue(full.getMessage().endsWith("is full"), full.getMessage());
        assertEquals(List.of(), Samples.blockFiles(home, ".tmp"));
        assertEquals(0, store.health(0, 0).failedDirectories());
        disk.fill(false);
        Samples.store(store, 1, 2, Samples.data(1, 1_000));
        store.close();
    }

    @Test
    void reservedSpaceIsLeftAlone() throws PanalException {
        BlockStore store = open(Long.MAX_VALUE, 10 * MEBI);
        disk.usable(10 * MEBI + 400_000);
        assertEquals(400_000, store.health(0, 0).free());
        assertThrows(OutOfSpace.class, () -> store.begin(Samples.header(1, 1)));
        disk.usable(12 * MEBI);
        Samples.store(store, 1, 2, Samples.data(1, 1_000));
        store.close();
    }

    @Test
    void usedSpaceIsThatOfTheFiles() throws PanalException, IOException {
        BlockStore store = open(Long.MAX_VALUE, 0);
        Samples.store(store, 1, 1, Samples.data(1, 200_000));
        Samples.store(store, 2, 1, Samples.data(2, 10));
        Samples.store(store, 1, 2, Samples.data(1, 100_000));
        long used = store.health(0, 0).used();
        long files = 0;
        for (Path file : Samples.blockFiles(home, ".blk")) {
            files += java.nio.file.Files.size(file);
        }
        assertEquals(files, used);
        store.close();
        BlockStore again = open(Long.MAX_VALUE, 0);
        assertEquals(files, again.health(0, 0).used());
        again.close();
    }

    private BlockStore open(long capacity, long reserved) throws PanalException {
        return BlockStore.open(new StoreSettings(List.of(home), capacity, reserved), FakeClock.anyTime(), disk);
    }
}
