package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.block.BlockTrailer;
import panal.protocol.block.RecordDecoder;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.NoSuchBlock;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.testkit.FakeClock;

final class DamagedBlockTest {
    private static final BlockId ID = new BlockId(7);
    private static final int LENGTH = 9;

    @TempDir
    Path home;

    private BlockStore store;
    private Path file;
    private byte[] whole;

    @BeforeEach
    void storeOne() throws PanalException, IOException {
        store = BlockStore.open(Samples.in(home), FakeClock.anyTime());
        Samples.store(store, ID.number(), 1, Samples.data(1, LENGTH));
        file = Samples.blockFiles(home, ".blk").get(0);
        whole = Files.readAllBytes(file);
    }

    @Test
    void everyFlippedBitOfAFileInUseIsNoticed() throws PanalException, IOException {
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, damaged);
            CorruptBlock found = assertThrows(CorruptBlock.class, this::readEverything, "bit " + bit);
            assertTrue(found.getMessage().startsWith("block 7: "), found.getMessage());
        }
        Files.write(file, whole);
        readEverything();
        store.close();
    }

    @Test
    void everyTruncationOfAFileInUseIsNoticed() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(CorruptBlock.class, () -> store.read(ID, 0, 1), "at " + length);
            assertThrows(CorruptBlock.class, () -> store.sum(ID), "at " + length);
        }
        store.close();
    }

    @Test
    void fileThatIsGoneIsALossThatIsTold() throws IOException {
        store.close();
        Files.delete(file);
        assertThrows(NoSuchBlock.class, () -> store.read(ID, 0, 1));
        assertEquals(2, store.stock().news(10).changes().size());
        assertEquals(List.of(), store.stock().all().replicas());
    }

    @Test
    void damagedEndsAreSetAsideAtTheStart() throws PanalException, IOException {
        byte[] trailerDamaged = whole.clone();
        trailerDamaged[whole.length - BlockTrailer.BYTES + 3] ^= 1;
        byte[] headerDamaged = whole.clone();
        headerDamaged[20] ^= 1;
        for (byte[] damaged : List.of(
                trailerDamaged,
                headerDamaged,
                new byte[0],
                Arrays.copyOf(whole, whole.length - 1),
                Arrays.copyOf(whole, whole.length + 1),
                Arrays.copyOf(whole, whole.length - BlockTrailer.BYTES))) {
            store.close();
            Files.write(file, damaged);
            store = BlockStore.open(Samples.in(home), FakeClock.anyTime());
            assertEquals(List.of(), store.stock().all().replicas());
            assertTrue(Files.exists(home.resolve("damaged").resolve("7.blk")));
            assertTrue(Files.notExists(file));
        }
        store.close();
    }

    @Test
    void blockUnderAnotherBlocksNameIsSetAside() throws PanalException, IOException {
        store.close();
        Files.move(file, file.resolveSibling("8.blk"));
        store = BlockStore.open(Samples.in(home), FakeClock.anyTime());
        assertEquals(List.of(), store.stock().all().replicas());
        store.close();
    }

    /** What a careful reader does: the trailer, and all records against their checksums. */
    private void readEverything() throws PanalException {
        store.sum(ID);
        RecordDecoder.reading(ID, LENGTH).verify(store.read(ID, 0, 1), 0);
    }
}
