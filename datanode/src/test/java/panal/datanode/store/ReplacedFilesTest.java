package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.datanode.store.BlockVerifier.Verdict;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.Durability;
import panal.protocol.value.Replica;
import panal.testkit.FakeClock;

/** What becomes of a file when the one that was to take its place does not last. */
final class ReplacedFilesTest {
    private static final byte[] DATA = Samples.data(1, 200_000);

    @TempDir
    Path home;

    private final FaultyDisk disk = new FaultyDisk();
    private BlockStore store;

    @BeforeEach
    void open() throws PanalException {
        store = BlockStore.open(Samples.in(home.resolve("a"), home.resolve("b")), FakeClock.anyTime(), disk);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Else the NameNode would take it for good, and might have the others go. */
    @Test
    void aDamagedOneThatIsNotReplacedAfterAllIsStillDamaged() throws Exception {
        Replica replica = Samples.store(store, 7, 3, DATA).replica();
        damageFiles();
        assertEquals(Verdict.DAMAGED, store.verifier().verify(replica.block(), bytes -> {}));
        store.stock().damage().told(List.of(replica));
        failWhileTheNameIsMadeDurable(replica);
        assertEquals(List.of(replica), store.stock().all().replicas(), "it counts again");
        assertEquals(List.of(replica), store.stock().damage().untold(10));
        assertTrue(store.lacks(replica));
    }

    @Test
    void aGoodOneThatIsNotReplacedAfterAllIsGood() throws Exception {
        Replica replica = Samples.store(store, 7, 3, DATA).replica();
        UnfinishedBlock newer = store.begin(Samples.header(7, 4));
        Samples.append(newer, DATA);
        breakDownWhileForcing(newer);
        assertThrows(LocalFailure.class, () -> newer.finish(replica.sum(), Durability.SYNCED));
        assertEquals(List.of(replica), store.stock().all().replicas());
        assertEquals(List.of(), store.stock().damage().all());
    }

    private void failWhileTheNameIsMadeDurable(Replica replica) throws PanalException {
        UnfinishedBlock copy = store.beginCopy(Samples.header(7, replica.attempt()), replica.sum())
                .orElseThrow();
        Samples.append(copy, DATA);
        breakDownWhileForcing(copy);
        assertThrows(LocalFailure.class, () -> copy.finish(replica.sum(), Durability.SYNCED));
    }

    /** More room is used where the first one is, so this one is in the other directory. */
    private void breakDownWhileForcing(UnfinishedBlock block) {
        disk.whileForcingADirectory(() -> disk.breakDown(block.directory().path()));
    }

    private void damageFiles() throws IOException {
        for (String directory : List.of("a", "b")) {
            for (Path file : Samples.blockFiles(home.resolve(directory), ".blk")) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[100_000] ^= 1;
                Files.write(file, bytes);
            }
        }
    }
}
