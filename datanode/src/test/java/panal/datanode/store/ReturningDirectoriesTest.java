package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.PanalException;
import panal.protocol.value.Durability;
import panal.protocol.value.Epoch;
import panal.protocol.value.Replica;
import panal.testkit.FakeClock;

/** A data directory that failed, and what becomes of it while the node runs. */
final class ReturningDirectoriesTest {
    private static final byte[] DATA = Samples.data(1, 100);

    @TempDir
    Path home;

    private final FaultyDisk disk = new FaultyDisk();
    private final FakeClock clock = FakeClock.anyTime();
    private BlockStore store;

    @BeforeEach
    void open() throws PanalException {
        store = BlockStore.open(Samples.in(home.resolve("a"), home.resolve("b")), clock, disk);
        for (int block = 1; block <= 8; block++) {
            Samples.store(store, block, 1, DATA);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDirectoryThatIsWellAgainComesBackWithItsBlocks() throws Exception {
        Set<Replica> before = new HashSet<>(store.stock().all().replicas());
        long used = store.health(0, 0).used();
        disk.breakDown(home.resolve("b"));
        Samples.store(store, 11, 1, DATA);
        Samples.store(store, 12, 1, DATA);
        assertEquals(1, store.health(0, 0).failedDirectories());
        assertTrue(store.stock().all().replicas().size() < 10);
        wait15();
        assertEquals(1, store.health(0, 0).failedDirectories(), "it is still broken");
        disk.breakDown(Path.of("/nowhere"));
        store.tend();
        assertEquals(1, store.health(0, 0).failedDirectories(), "it is not looked at all the time");
        wait15();
        assertEquals(0, store.health(0, 0).failedDirectories());
        Set<Replica> now = new HashSet<>(store.stock().all().replicas());
        assertTrue(now.containsAll(before));
        assertEquals(10, now.size());
        assertEquals(used / 8 * 10, store.health(0, 0).used());
        for (Replica replica : now) {
            assertEquals(
                    BlockVerifier.Verdict.GOOD,
                    store.verifier().verify(replica.block(), bytes -> {}),
                    replica.toString());
        }
    }

    @Test
    void whatWasReplacedMeanwhileIsNotTakenBack() throws Exception {
        disk.breakDown(home.resolve("b"));
        store.tend();
        for (int block = 1; block <= 8; block++) {
            Samples.store(store, block, 2, DATA);
        }
        disk.breakDown(Path.of("/nowhere"));
        wait15();
        assertEquals(0, store.health(0, 0).failedDirectories());
        assertTrue(store.stock().all().replicas().stream().allMatch(replica -> replica.attempt() == 2));
        assertEquals(
                8,
                Samples.blockFiles(home.resolve("a"), ".blk").size()
                        + Samples.blockFiles(home.resolve("b"), ".blk").size());
    }

    @Test
    void whatIsGoodTakesThePlaceOfWhatIsDamagedMeanwhile() throws Exception {
        Replica replica = store.stock().all().replicas().stream()
                .filter(each -> fileIn("b", each).isPresent())
                .findFirst()
                .orElseThrow();
        disk.breakDown(home.resolve("b"));
        Samples.store(store, 11, 1, DATA);
        Samples.store(store, 12, 1, DATA);
        UnfinishedBlock copy = store.beginCopy(Samples.header(replica.block().number(), 1), replica.sum())
                .orElseThrow();
        Samples.append(copy, DATA);
        copy.finish(replica.sum(), Durability.SYNCED);
        Path file = fileIn("a", replica).orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertEquals(BlockVerifier.Verdict.DAMAGED, store.verifier().verify(replica.block(), taken -> {}));
        disk.breakDown(Path.of("/nowhere"));
        wait15();
        assertEquals(BlockVerifier.Verdict.GOOD, store.verifier().verify(replica.block(), taken -> {}));
        assertEquals(Optional.empty(), fileIn("a", replica));
    }

    private Optional<Path> fileIn(String directory, Replica replica) {
        try {
            return Samples.blockFiles(home.resolve(directory), replica.block().number() + ".blk").stream()
                    .filter(file -> file.endsWith(replica.block().number() + ".blk"))
                    .findFirst();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aDiskThatIsMountedAfterTheStartIsTakenIn() throws Exception {
        store.close();
        Files.move(home.resolve("b"), home.resolve("unmounted"));
        Files.createDirectory(home.resolve("b"));
        store = BlockStore.open(Samples.in(home.resolve("a"), home.resolve("b")), clock, disk);
        assertEquals(1, store.health(0, 0).failedDirectories());
        store.hear(new Epoch(4, 5));
        wait15();
        assertEquals(1, store.health(0, 0).failedDirectories());
        assertFalse(Files.exists(home.resolve("b").resolve(IdentityFile.NAME)), "an empty mount point stays empty");
        Files.delete(home.resolve("b"));
        Files.move(home.resolve("unmounted"), home.resolve("b"));
        wait15();
        assertEquals(0, store.health(0, 0).failedDirectories());
        assertEquals(8, store.stock().all().replicas().size());
        assertEquals(
                new Epoch(4, 5),
                new IdentityFile(disk, home.resolve("b"))
                        .read()
                        .orElseThrow()
                        .node()
                        .heard());
    }

    @Test
    void anotherNodesDirectoryIsNotTakenIn() throws Exception {
        store.close();
        Files.move(home.resolve("b"), home.resolve("unmounted"));
        BlockStore other = BlockStore.open(Samples.in(home.resolve("b")), clock, disk);
        other.close();
        Files.move(home.resolve("b"), home.resolve("strange"));
        Files.createDirectory(home.resolve("b"));
        store = BlockStore.open(Samples.in(home.resolve("a"), home.resolve("b")), clock, disk);
        Files.delete(home.resolve("b"));
        Files.move(home.resolve("strange"), home.resolve("b"));
        wait15();
        assertEquals(1, store.health(0, 0).failedDirectories());
    }

    @Test
    void whatWasFoundDamagedIsClearedAfterAWeek() throws Exception {
        store.close();
        Path block = Samples.blockFiles(home.resolve("a"), ".blk").get(0);
        Files.write(block, new byte[10]);
        store = BlockStore.open(Samples.in(home.resolve("a"), home.resolve("b")), clock, disk);
        Path kept = home.resolve("a").resolve("damaged").resolve(block.getFileName());
        assertTrue(Files.exists(kept));
        store.tend();
        clock.advance(Duration.ofDays(6));
        store.tend();
        assertTrue(Files.exists(kept));
        clock.advance(Duration.ofDays(2));
        store.tend();
        assertFalse(Files.exists(kept));
    }

    private void wait15() {
        clock.advance(Duration.ofSeconds(15));
        store.tend();
    }
}
