package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.datanode.store.BlockVerifier.Verdict;
import panal.protocol.block.BlockHeader;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.value.BlockId;
import panal.protocol.value.Durability;
import panal.protocol.value.Replica;
import panal.testkit.FakeClock;

/** What the store makes of copies of finished replicas. */
final class CopyIntoStoreTest {
    private static final BlockId ID = new BlockId(7);
    private static final byte[] DATA = Samples.data(1, 200_000);

    @TempDir
    Path home;

    private final FaultyDisk disk = new FaultyDisk();
    private BlockStore source;
    private BlockStore target;

    @BeforeEach
    void open() throws PanalException {
        source = BlockStore.open(Samples.in(home.resolve("source")), FakeClock.anyTime());
        target = BlockStore.open(Samples.in(home.resolve("a"), home.resolve("b")), FakeClock.anyTime(), disk);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    @Test
    void copyIsTheSameFileByteForByte() throws PanalException, IOException {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        assertTrue(copy(replica));
        assertArrayEquals(Files.readAllBytes(fileIn("source")), Files.readAllBytes(fileOfTarget()));
        assertEquals(List.of(replica), target.stock().all().replicas());
        assertEquals(1, target.stock().news(10).changes().size());
        List<String> steps = disk.steps();
        int moved = steps.indexOf("move 7.blk");
        assertTrue(steps.subList(0, moved).stream().anyMatch(step -> step.startsWith("force 7.3.copy")), "" + steps);
        assertTrue(steps.subList(moved, steps.size()).stream().anyMatch(step -> step.startsWith("forceDirectory")));
    }

    @Test
    void nobodyIsToldOfACopyBeforeAPowerCutCannotTakeItAway() throws PanalException {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        List<Integer> told = new ArrayList<>();
        disk.whileForcingADirectory(() -> {
            told.add(target.stock().news(10).changes().size());
            told.add(target.stock().all().replicas().size());
            told.add(target.deletable(List.of(replica)).size());
        });
        assertTrue(copy(replica));
        assertFalse(told.isEmpty());
        assertTrue(told.stream().allMatch(seen -> seen == 0), "seen before: " + told);
        assertEquals(1, target.stock().news(10).changes().size());
        assertEquals(List.of(replica), target.stock().all().replicas());
    }

    @Test
    void whatANewerAttemptReplacesBeforeItsNameIsDurableIsNoFinishedBlock() throws PanalException {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        AtomicBoolean overtaken = new AtomicBoolean();
        UnfinishedBlock older =
                target.beginCopy(Samples.header(7, 3), replica.sum()).orElseThrow();
        Samples.append(older, DATA);
        disk.whileForcingADirectory(() -> {
            if (!overtaken.getAndSet(true)) {
                overtake();
            }
        });
        assertThrows(StaleAttempt.class, () -> older.finish(replica.sum(), Durability.SYNCED));
        assertEquals(4, target.stock().all().replicas().get(0).attempt());
        assertEquals(1, target.stock().news(10).changes().size());
    }

    private void overtake() {
        try {
            Samples.store(target, 7, 4, DATA);
        } catch (PanalException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void whatIsHereAndGoodOrNewerIsLeftAlone() throws PanalException {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        assertTrue(copy(replica));
        assertFalse(copy(replica));
        Replica older = new Replica(ID, 2, replica.sum());
        assertFalse(target.lacks(older));
        assertFalse(copy(older));
        assertEquals(1, target.stock().news(10).changes().size());
    }

    @Test
    void anOlderAttemptGivesWay() throws PanalException, IOException {
        Samples.store(target, 7, 1, Samples.data(2, 100));
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        assertTrue(copy(replica));
        assertEquals(List.of(replica), target.stock().all().replicas());
        assertEquals(1, blockFiles(".blk").size());
        assertEquals(Files.size(fileOfTarget()), target.health(0, 0).used());
    }

    @Test
    void whatIsBeingWrittenAtThatAttemptIsNotCopiedToo() throws PanalException {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        UnfinishedBlock writing = target.begin(Samples.header(7, 3));
        assertFalse(copy(replica));
        writing.abort();
        assertTrue(copy(replica));
    }

    @Test
    void anAttemptThatCameToNothingHereDoesNotKeepACopyOut() throws PanalException {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        target.begin(Samples.header(7, 4)).abort();
        assertTrue(copy(replica));
    }

    @Test
    void aWriterOfANewerAttemptOvertakesACopy() throws PanalException {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        UnfinishedBlock copy =
                target.beginCopy(Samples.header(7, 3), replica.sum()).orElseThrow();
        Samples.append(copy, DATA);
        Samples.store(target, 7, 4, DATA);
        assertThrows(StaleAttempt.class, () -> copy.finish(replica.sum(), Durability.SYNCED));
        assertEquals(4, target.stock().all().replicas().get(0).attempt());
    }

    @Test
    void bytesThatDoNotAddUpLeaveNothing() throws PanalException, IOException {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        UnfinishedBlock copy =
                target.beginCopy(Samples.header(7, 3), replica.sum()).orElseThrow();
        Samples.append(copy, Samples.data(9, DATA.length));
        assertThrows(CorruptBlock.class, () -> copy.finish(replica.sum(), Durability.SYNCED));
        assertEquals(List.of(), blockFiles(".blk"));
        assertEquals(List.of(), blockFiles(".tmp"));
        assertEquals(0, target.health(0, 0).used());
        assertTrue(copy(replica), "and it can be tried again");
    }

    @Test
    void aDamagedFileIsThereUntilItsCopyIs() throws Exception {
        Replica replica = Samples.store(source, 7, 3, DATA).replica();
        copy(replica);
        Path file = fileOfTarget();
        damage(file);
        assertEquals(Verdict.DAMAGED, target.verifier().verify(ID, bytes -> {}));
        assertTrue(target.lacks(replica));
        UnfinishedBlock copy =
                target.beginCopy(Samples.header(7, 3), replica.sum()).orElseThrow();
        Samples.append(copy, DATA);
        assertTrue(Files.exists(file));
        assertEquals(List.of(replica), target.stock().damage().all());
        copy.finish(replica.sum(), Durability.SYNCED);
        assertEquals(List.of(), target.stock().damage().all());
        assertEquals(Verdict.GOOD, target.verifier().verify(ID, bytes -> {}));
        assertEquals(1, blockFiles(".blk").size());
        assertArrayEquals(Files.readAllBytes(fileIn("source")), Files.readAllBytes(fileOfTarget()));
    }

    /** A power cut between the two must leave one of them. */
    @Test
    void theFileInAnotherDirectoryGoesOnlyWhenTheNewNameIsDurable() throws PanalException, IOException {
        Samples.store(target, 7, 1, DATA);
        String olderIn = directoryOf(fileOfTarget());
        // More room is used there now, so that the next attempt goes to the other one.
        int before = disk.steps().size();
        Samples.store(target, 7, 2, DATA);
        assertFalse(directoryOf(fileOfTarget()).equals(olderIn), "the attempts are in two directories");
        List<String> steps = disk.steps().subList(before, disk.steps().size());
        int forced = lastIndexOf(steps, "forceDirectory");
        int removed = lastIndexOf(steps, "move 7.1.deleted.tmp");
        assertTrue(forced >= 0 && removed > forced, "" + steps);
    }

    @Test
    void aNameThatIsNotDurableLeavesTheOlderFile() throws PanalException, IOException {
        Samples.store(target, 7, 1, DATA);
        Path older = fileOfTarget();
        UnfinishedBlock newer = target.begin(Samples.header(7, 2));
        Samples.append(newer, DATA);
        // File forced and moved; the directory is not.
        disk.dieAfter(3);
        Replica first = target.stock().all().replicas().get(0);
        assertThrows(LocalFailure.class, () -> newer.finish(first.sum(), Durability.SYNCED));
        assertTrue(Files.exists(older));
    }

    /** After a power cut between the new name and the end of the old file, both are there. */
    @Test
    void ofTwoFilesOfOneAttemptTheLaterCounts() throws Exception {
        for (boolean damagedFirst : List.of(true, false)) {
            Replica replica =
                    Samples.store(source, damagedFirst ? 8 : 9, 3, DATA).replica();
            Path from = fileIn("source", replica.block());
            Path home2 = home.resolve("both" + damagedFirst);
            BlockStore.open(Samples.in(home2.resolve("a"), home2.resolve("b")), FakeClock.anyTime())
                    .close();
            for (String directory : List.of("a", "b")) {
                Path to =
                        home2.resolve(directory).resolve(home.resolve("source").relativize(from));
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
                if (directory.equals("a") == damagedFirst) {
                    damage(to);
                    Files.setLastModifiedTime(
                            to,
                            FileTime.from(
                                    Files.getLastModifiedTime(from).toInstant().minusSeconds(60)));
                }
            }
            BlockStore store = BlockStore.open(Samples.in(home2.resolve("a"), home2.resolve("b")), FakeClock.anyTime());
            assertEquals(List.of(replica), store.stock().all().replicas());
            assertEquals(List.of(replica.block()), store.stock().damage().takeSuspects());
            assertEquals(Verdict.GOOD, store.verifier().verify(replica.block(), bytes -> {}), "" + damagedFirst);
            store.close();
        }
    }

    private boolean copy(Replica replica) throws PanalException {
        BlockHeader header = Samples.header(replica.block().number(), replica.attempt());
        Optional<UnfinishedBlock> copy = target.beginCopy(header, replica.sum());
        if (copy.isEmpty()) {
            return false;
        }
        Samples.append(copy.get(), DATA);
        copy.get().finish(replica.sum(), Durability.SYNCED);
        return true;
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[100_000] ^= 1;
        Files.write(file, bytes);
    }

    private static int lastIndexOf(List<String> steps, String what) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).startsWith(what)) {
                return i;
            }
        }
        return -1;
    }

    private String directoryOf(Path file) {
        return home.relativize(file).getName(0).toString();
    }

    private Path fileIn(String directory) throws IOException {
        return Samples.blockFiles(home.resolve(directory), ".blk").get(0);
    }

    private Path fileIn(String directory, BlockId block) throws IOException {
        return Samples.blockFiles(home.resolve(directory), block + ".blk").get(0);
    }

    private Path fileOfTarget() throws IOException {
        return blockFiles(".blk").get(0);
    }

    private List<Path> blockFiles(String suffix) throws IOException {
        List<Path> all = new ArrayList<>(Samples.blockFiles(home.resolve("a"), suffix));
        all.addAll(Samples.blockFiles(home.resolve("b"), suffix));
        return all;
    }
}
