package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;
import panal.testkit.Seeds;

final class FileJournalTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings TINY = new JournalSettings(100, 150, Promise.SYNCED);

    private final ManualExecutor background = new ManualExecutor();

    private Journaling open(MemoryDisk disk, JournalSettings settings) throws LocalFailure {
        return Journaling.on(disk, settings, background);
    }

    @Test
    void bringsBackWhatWasAppended() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling first = open(disk, LARGE);
        assertTrue(first.state().leads());
        first.append(3, "abc");
        first.append(1, "d");
        Journaling second = open(disk.afterPowerCut(), LARGE);
        assertEquals(first.state().edits(), second.state().edits());
        assertEquals(4, second.state().transaction());
        second.append(2, "ef");
    }

    @Test
    void forcesOnceABatch() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, LARGE);
        int before = disk.forces();
        for (int i = 0; i < 10; i++) {
            journaling.append(5, "abcde");
        }
        assertEquals(10, disk.forces() - before);
    }

    @Test
    void aPowerCutAtAnyTimeLosesNothingThatWasAppended() {
        Seeds.each(1, 30, random -> {
            MemoryDisk disk = new MemoryDisk();
            Journaling journaling = open(disk, TINY);
            for (int i = 0; i < 200; i++) {
                journaling.append(1 + random.nextInt(3), "edit " + i);
                if (random.nextInt(5) == 0) {
                    background.runAll();
                }
                if (random.nextInt(20) == 0) {
                    disk = random.nextBoolean() ? disk.afterPowerCut() : disk.copy();
                    Journaling again = open(disk, TINY);
                    assertEquals(journaling.state().edits(), again.state().edits());
                    assertEquals(journaling.state().transaction(), again.state().transaction());
                    journaling = again;
                }
            }
        });
    }

    @Test
    void keepsTwoSnapshotsAndTheLogBehindTheOlder() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, TINY);
        for (int i = 0; i < 100; i++) {
            journaling.append(1, "edit " + i);
            background.runAll();
        }
        List<Long> snapshots = transactions(disk, FileHeader.Kind.SNAPSHOT);
        List<Long> segments = transactions(disk, FileHeader.Kind.SEGMENT);
        assertEquals(2, snapshots.size());
        assertTrue(segments.get(0) <= snapshots.get(0) + 1, "the log reaches back to the older snapshot");
        assertTrue(segments.get(1) > snapshots.get(0) + 1, "and no further than it has to");
    }

    @Test
    void theLogsGrowthIsCountedOverRestarts() throws PanalException {
        JournalSettings settings = LARGE.withSnapshotAfter(2_000);
        MemoryDisk disk = new MemoryDisk();
        for (int start = 0; start < 10; start++) {
            disk = disk.afterPowerCut();
            open(disk, settings).append(1, "e".repeat(300));
            background.runAll();
        }
        assertEquals(1, transactions(disk, FileHeader.Kind.SNAPSHOT).size());
        open(disk.afterPowerCut(), settings).append(1, "e");
        assertEquals(0, background.runAll(), "what the snapshot stands for counts no more");
    }

    @Test
    void aLargeSnapshotIsNotWrittenAnewAfterEachRestart() throws PanalException {
        JournalSettings settings = LARGE.withSnapshotAfter(1_000);
        MemoryDisk disk = new MemoryDisk();
        open(disk, settings).append(1, "e".repeat(50_000));
        background.runAll();
        disk = disk.afterPowerCut();
        open(disk, settings).append(1, "e".repeat(5_000));
        assertEquals(0, background.runAll(), "the log has grown by a tenth of the snapshot");
    }

    @Test
    void writesAtMostOneSnapshotAtATime() throws PanalException {
        Journaling journaling = open(new MemoryDisk(), TINY);
        for (int i = 0; i < 100; i++) {
            journaling.append(1, "edit " + i);
        }
        assertEquals(1, background.runAll());
    }

    @Test
    void afterAFailedForceNothingIsWrittenAndNothingForced() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, LARGE);
        journaling.append(1, "a");
        disk.failForcesAfter(0);
        OutcomeUnknown unknown = assertThrows(OutcomeUnknown.class, () -> journaling.append(1, "b"));
        assertTrue(unknown.getMessage().contains("edits-00000000000000000001.log"), unknown.getMessage());
        int writes = disk.writes();
        disk.failForcesAfter(1_000);
        assertThrows(LocalFailure.class, () -> journaling.append(1, "b"));
        assertThrows(LocalFailure.class, () -> journaling.append(1, "c"));
        assertEquals(writes, disk.writes());
    }

    @Test
    void whatAFailedForceLeftIsWrittenAnewAtTheNextStart() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, LARGE);
        disk.failForcesAfter(0);
        assertThrows(OutcomeUnknown.class, () -> journaling.append(1, "b"));
        MemoryDisk restarted = disk.copy(); // the page cache still has it
        Journaling second = open(restarted, LARGE);
        assertEquals(1, second.state().transaction());
        assertEquals(1, open(restarted.afterPowerCut(), LARGE).state().transaction());
    }

    @Test
    void aSegmentThatCannotBeBegunStopsTheJournal() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, TINY);
        disk.put(FileHeader.Kind.SEGMENT.nameOf(2), new byte[0]);
        journaling.append(1, "x".repeat(100));
        assertThrows(OutcomeUnknown.class, () -> journaling.append(1, "y"));
        assertThrows(LocalFailure.class, () -> journaling.append(1, "y"));
    }

    @Test
    void worksOnARealDirectoryToo(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("name node/edits");
        for (int start = 0; start < 3; start++) {
            Recorded state = new Recorded();
            try (FileJournal journal = FileJournal.in(missing, background)) {
                journal.open(state);
                assertEquals(2L * start, state.transaction());
                journal.append(new Batch(2L * start + 1, 2, new byte[] {1, 2}));
            }
        }
        try (var files = Files.list(missing)) {
            assertEquals(
                    3, files.filter(file -> file.toString().endsWith(".log")).count());
        }
    }

    @Test
    void refusesABatchOutOfOrderBeforeItWritesAnything() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, LARGE);
        int writes = disk.writes();
        Batch ahead = new Batch(7, 1, "a".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThrows(IllegalArgumentException.class, () -> journaling.journal().append(ahead));
        assertEquals(writes, disk.writes());
    }

    private static List<Long> transactions(MemoryDisk disk, FileHeader.Kind kind) {
        return disk.list().stream()
                .flatMap(name -> kind.transactionOf(name).stream())
                .toList();
    }

    @Test
    void aSnapshotThatCannotBeReadAgainStandsInForNothing() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, TINY);
        for (int i = 0; i < 100; i++) {
            if (i == 50) {
                disk.garble(name -> name.contains(".snap"));
            }
            journaling.append(1, "edit " + i);
            background.runAll();
        }
        List<Long> snapshots = transactions(disk, FileHeader.Kind.SNAPSHOT);
        assertEquals(2, snapshots.size());
        assertTrue(snapshots.get(1) <= 50, () -> "a bad one has the name of a good one: " + snapshots);
        assertTrue(disk.list().stream().noneMatch(SnapshotFile::isUnfinished), "each try leaves a file");
        assertEquals(journaling.state().edits(), open(disk.copy(), TINY).state().edits());
    }

    @Test
    void aSnapshotThatFailsLeavesTheLogAlone() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, new JournalSettings(1 << 30, 150, Promise.SYNCED));
        for (int i = 0; i < 20; i++) {
            journaling.append(1, "edit " + i);
        }
        disk.put("snapshot-00000000000000000020.snap.tmp", new byte[] {1});
        disk.failForcesAfter(0);
        background.runAll();
        disk.failForcesAfter(1_000);
        journaling.append(1, "after");
        Journaling again = open(disk.afterPowerCut(), LARGE);
        assertEquals(journaling.state().edits(), again.state().edits());
        assertTrue(again.disk().list().stream().noneMatch(name -> name.endsWith(".tmp")));
        assertEquals(Arrays.asList(1L, 22L), transactions(again.disk(), FileHeader.Kind.SEGMENT));
    }
}
