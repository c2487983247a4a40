package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.namenode.journal.MetadataDirectory.State;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.testkit.ManualExecutor;

/** A second NameNode with the same directories is kept out, or else the first one notices it. */
final class SecondNameNodeTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings TINY = new JournalSettings(100, 150, Promise.SYNCED);

    private final ManualExecutor background = new ManualExecutor();
    private final FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
    private final FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());

    private static MirroredJournal in(List<Path> directories) {
        Function<String, Executor> here = name -> Runnable::run;
        return MirroredJournal.in(directories, LARGE, Mirrored.PATIENCE, here);
    }

    private static String refusal(Journal journal) {
        return String.valueOf(assertThrows(LocalFailure.class, () -> journal.open(new Recorded()))
                .getMessage());
    }

    @Test
    void isRefusedAsLongAsTheFirstOneRuns(@TempDir Path directory) throws Exception {
        List<Path> both = List.of(directory.resolve("a"), directory.resolve("b"));
        for (int start = 0; start < 3; start++) {
            try (MirroredJournal first = in(both)) {
                first.open(new Recorded());
                for (Path one : both) {
                    for (Journal second : List.of(in(List.of(one)), FileJournal.in(one, background), in(both))) {
                        String refusal = refusal(second);
                        assertTrue(refusal.contains("is in use by another process"), refusal);
                        assertTrue(refusal.contains(".lock"), refusal);
                    }
                }
            }
        }
    }

    @Test
    void isRefusedInOneDirectoryToo(@TempDir Path directory) throws Exception {
        for (int start = 0; start < 3; start++) {
            try (FileJournal first = FileJournal.in(directory, background)) {
                first.open(new Recorded());
                assertTrue(refusal(FileJournal.in(directory, background)).contains("is in use by another process"));
                assertTrue(refusal(in(List.of(directory, directory.resolve("b"))))
                        .contains("is in use by another process"));
            }
        }
    }

    @Test
    void aStartThatWasRefusedKeepsNobodyOut(@TempDir Path directory) throws Exception {
        Path good = directory.resolve("a");
        try (FileJournal first = FileJournal.in(good, background)) {
            first.open(new Recorded());
            first.append(new Batch(1, 1, new byte[] {1}));
        }
        Path other = directory.resolve("b");
        try (FileJournal second = FileJournal.in(other, background)) {
            second.open(new Recorded());
            second.append(new Batch(1, 1, new byte[] {2}));
        }
        assertTrue(refusal(in(List.of(good, other))).contains("differ"));
        try (FileJournal again = FileJournal.in(good, background)) {
            again.open(new Recorded());
        }
    }

    @Test
    void whoeverIsInADirectoryThatWasDroppedIsLeftInPeace() throws Exception {
        Mirrored journal = Mirrored.open(List.of(a, b), LARGE, background);
        b.failAfter(0);
        journal.append(1, "a");
        b.recover();
        b.memory().occupy();
        List<String> before = b.memory().list();
        journal.takeBack();
        assertEquals(State.DROPPED, journal.stateOf(1));
        assertTrue(journal.journal().directories().get(1).detail().contains("in use by another process"));
        assertEquals(before, b.memory().list());
    }

    @Test
    void whereNothingLocksTheFirstOneStopsWhenTheSecondHasBegun() throws Exception {
        Mirrored first = Mirrored.open(List.of(a, b), LARGE, background);
        first.append(1, "a");
        Mirrored second = Mirrored.open(List.of(a, b), LARGE, background);
        second.append(1, "b");
        first.lookAfter();
        assertThrows(OutcomeUnknown.class, () -> first.append(1, "c"));
        second.append(1, "d");
        second.takeBack();
        assertEquals("abd", Mirrored.alone(a.memory(), LARGE));
        assertEquals("abd", Mirrored.alone(b.memory(), LARGE));
    }

    @Test
    void whereNothingLocksOneDirectoryThatWasTakenIsDropped() throws Exception {
        Mirrored first = Mirrored.open(List.of(a, b), LARGE, background);
        first.append(1, "a");
        Mirrored second = Mirrored.open(List.of(b), LARGE, background);
        second.append(1, "b");
        first.lookAfter();
        first.takeBack();
        assertEquals(State.DROPPED, first.stateOf(1));
        first.append(1, "c");
        first.takeBack();
        assertEquals(State.DROPPED, first.stateOf(1));
        assertEquals("ac", Mirrored.alone(a.memory(), LARGE));
        assertEquals("ab", Mirrored.alone(b.memory(), LARGE));
    }

    @Test
    void whereNothingLocksASingleDirectoryStopsTheFirstOne() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        Journaling first = Journaling.on(disk, LARGE, background);
        first.append(1, "a");
        first.journal().lookAfter(true);
        Journaling second = Journaling.on(disk, LARGE, background);
        assertThrows(OutcomeUnknown.class, () -> first.journal().lookAfter(true));
        assertThrows(LocalFailure.class, () -> first.append(1, "b"));
        second.append(1, "c");
    }

    @Test
    void whereNothingLocksTheFirstOneRemovesNothingOfTheSecond() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        Journaling first = Journaling.on(disk, TINY, background);
        first.append(1, "x".repeat(200));
        Journaling.on(disk, TINY, new ManualExecutor());
        List<String> before = disk.list();
        assertTrue(background.runAll() > 0);
        assertEquals(before, disk.list());
        assertThrows(OutcomeUnknown.class, () -> first.append(1, "y"));
    }

    @Test
    void aDirectoryThatIsGoneUnderTheNameNodeIsNoticedWithoutAnyWrite() throws Exception {
        Mirrored journal = Mirrored.open(List.of(a, b), LARGE, background);
        journal.append(1, "a");
        b.holds(new MemoryDisk());
        journal.lookAfter();
        journal.takeBack();
        assertEquals(State.DROPPED, journal.stateOf(1));
        assertFalse(b.memory().list().contains(OwnerMark.NAME));
    }
}
