package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.datanode.store.BlockVerifier.Verdict;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.Replica;
import panal.testkit.FakeClock;

/** What a look at all of a block finds, and what becomes of that. */
final class BlockVerifierTest {
    private static final BlockId ID = new BlockId(7);
    private static final int LENGTH = 70_001;

    @TempDir
    Path home;

    private final FaultyDisk disk = new FaultyDisk();
    private BlockStore store;
    private BlockVerifier verifier;
    private Replica replica;
    private Path file;
    private byte[] whole;

    @BeforeEach
    void storeOne() throws PanalException, IOException {
        store = BlockStore.open(Samples.in(home), FakeClock.anyTime(), disk);
        verifier = store.verifier();
        replica = Samples.store(store, 7, 1, Samples.data(1, LENGTH)).replica();
        file = Samples.blockFiles(home, ".blk").get(0);
        whole = Files.readAllBytes(file);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyByteIsLookedAt() throws Exception {
        AtomicLong paced = new AtomicLong();
        assertEquals(Verdict.GOOD, verifier.verify(ID, paced::addAndGet));
        assertEquals(LENGTH + 2 * 11, paced.get());
        int step = 997;
        for (int at = 0; at < whole.length; at += at < 300 || at > whole.length - 300 ? 1 : step) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            replace(damaged);
            assertEquals(Verdict.DAMAGED, verifier.verify(ID, bytes -> {}), "byte " + at);
        }
        replace(whole);
        assertEquals(Verdict.GOOD, verifier.verify(ID, bytes -> {}));
        assertEquals(List.of(), store.stock().damage().all());
    }

    @Test
    void everyLengthIsLookedAt() throws Exception {
        for (int length : new int[] {0, 1, 200, 65_000, 66_000, whole.length - 1, whole.length + 1}) {
            replace(Arrays.copyOf(whole, length));
            assertEquals(Verdict.DAMAGED, verifier.verify(ID, bytes -> {}), "length " + length);
        }
    }

    @Test
    void damageIsKeptAndToldUntilItWasHeard() throws Exception {
        replace(Arrays.copyOf(whole, 100));
        verifier.verify(ID, bytes -> {});
        verifier.verify(ID, bytes -> {});
        DamageBook damage = store.stock().damage();
        assertEquals(List.of(replica), damage.untold(10));
        assertEquals(List.of(replica), damage.untold(10));
        damage.told(List.of(replica));
        assertEquals(List.of(), damage.untold(10));
        assertTrue(damage.isDamaged(ID));
        damage.tellAll();
        assertEquals(List.of(replica), damage.untold(10), "a NameNode that was restarted knows nothing");
        assertEquals(List.of(replica), store.stock().all().replicas());
        assertTrue(Files.exists(file));
        assertEquals(1, Samples.delete(store, List.of(replica)));
        assertEquals(List.of(), damage.all());
        assertEquals(List.of(), damage.untold(10));
    }

    @Test
    void aFileThatIsGoneIsALoss() throws Exception {
        Files.delete(file);
        assertEquals(Verdict.GONE, verifier.verify(ID, bytes -> {}));
        assertEquals(List.of(), store.stock().all().replicas());
        assertFalse(store.stock().news(10).changes().get(1).gained());
        assertEquals(Verdict.GONE, verifier.verify(ID, bytes -> {}));
    }

    @Test
    void aFileThatCannotBeReadOnADiskThatWorksIsDamaged() throws Exception {
        disk.breakDown(file);
        assertEquals(Verdict.DAMAGED, verifier.verify(ID, bytes -> {}));
        assertEquals(List.of(replica), store.stock().damage().untold(10));
        assertEquals(0, store.health(0, 0).failedDirectories());
    }

    @Test
    void aDirectoryThatBreaksIsALossOfAllItsBlocks() throws Exception {
        disk.breakDown(home);
        assertEquals(Verdict.GONE, verifier.verify(ID, bytes -> {}));
        assertEquals(1, store.health(0, 0).failedDirectories());
        assertEquals(List.of(), store.stock().all().replicas());
        assertEquals(List.of(), store.stock().damage().all());
    }

    @Test
    void tooManyOpenFilesSayNothingOfABlock() throws Exception {
        disk.refuse(file, "Too many open files");
        assertEquals(Verdict.UNKNOWN, verifier.verify(ID, bytes -> {}));
        assertEquals(List.of(), store.stock().damage().all());
    }

    @Test
    void readsThatGoWrongMakeSuspects() throws Exception {
        replace(Arrays.copyOf(whole, 100));
        assertThrows(CorruptBlock.class, () -> store.read(ID, 0, 1));
        assertEquals(List.of(ID), store.stock().damage().takeSuspects());
        assertEquals(List.of(), store.stock().damage().takeSuspects());
        assertEquals(List.of(), store.stock().damage().all(), "nothing is known before all of it was looked at");
        disk.breakDown(file);
        store.close();
        assertThrows(LocalFailure.class, () -> store.read(ID, 0, 1));
        assertEquals(List.of(ID), store.stock().damage().takeSuspects());
    }

    private void replace(byte[] bytes) throws IOException {
        Path other = home.resolve("other");
        Files.write(other, bytes);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
