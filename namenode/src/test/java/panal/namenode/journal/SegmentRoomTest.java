package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;

/** A segment is filled ahead with zeros, so that a force need not write how long the file has become. */
final class SegmentRoomTest {
    private static final String SEGMENT = FileHeader.Kind.SEGMENT.nameOf(1);
    private static final JournalSettings SYNCED = new JournalSettings(32 << 20, 1 << 30, Promise.SYNCED);
    private static final JournalSettings WRITTEN = SYNCED.promising(Promise.WRITTEN);
    private static final int FRAME = Frame.HEADER + 10;

    private final ManualExecutor background = new ManualExecutor();

    private Journaling open(MemoryDisk disk, JournalSettings settings) throws PanalException {
        return Journaling.on(disk, settings, background);
    }

    private static void append(Journaling journaling, int batches) throws PanalException {
        for (int i = 0; i < batches; i++) {
            journaling.append(1, "ten bytes.");
        }
    }

    @Test
    void theFileGrowsOnceForManyBatches() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, SYNCED);
        append(journaling, 1);
        int length = disk.get(SEGMENT).length;
        append(journaling, 100);
        assertEquals(length, disk.get(SEGMENT).length);
        assertTrue(length > FileHeader.SIZE + 1_000 * FRAME, () -> "room for a thousand: " + length);
    }

    @Test
    void whatAKilledNameNodeLeavesIsAWholeLog() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        append(open(disk, SYNCED), 3);
        MemoryDisk left = disk.afterPowerCut();
        Recovery recovery = new Recovery(left, new Recorded(), SYNCED);
        assertEquals(3, recovery.read());
        assertFalse(recovery.isTorn());
        Journaling again = open(left, SYNCED);
        append(again, 1);
        assertEquals(4, open(left, SYNCED).state().transaction());
    }

    @Test
    void aFrameThatEndsWithZerosIsWhole() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        open(disk, SYNCED).append(1, "x\0\0\0");
        open(disk, SYNCED).append(1, "y\0\0"); // each start begins a segment
        assertEquals(2, open(disk, SYNCED).state().transaction());
    }

    @Test
    void aClosedSegmentHasNoRoomLeft() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk, SYNCED);
        append(journaling, 3);
        journaling.journal().close();
        assertEquals(FileHeader.SIZE + 3 * FRAME, disk.get(SEGMENT).length);
    }

    @Test
    void noRoomIsMadeBeyondTheSegmentsEnd() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        JournalSettings small = new JournalSettings(500, 1 << 30, Promise.SYNCED);
        append(open(disk, small), 40);
        assertTrue(disk.list().size() > 2, () -> disk.list().toString());
        for (String name :
                disk.list().stream().filter(one -> one.endsWith(".log")).toList()) {
            assertTrue(disk.get(name).length <= 500 + FRAME, () -> name + " has " + disk.get(name).length);
        }
        assertEquals(40, open(disk, small).state().transaction());
    }

    @Test
    void whereSeveralBatchesMayBeUnforcedNothingIsFilledAhead() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        append(open(disk, WRITTEN), 3);
        assertEquals(FileHeader.SIZE + 3 * FRAME, disk.get(SEGMENT).length);
    }

    @Test
    void aRealFileIsFilledAheadAndCutToWhatWasWritten(@TempDir Path directory) throws Exception {
        JournalDisk disk = JournalDisk.in(directory);
        Path file = directory.resolve(SEGMENT);
        try (FileJournal journal = FileJournal.on(disk, background, SYNCED)) {
            Recorded state = new Recorded();
            journal.open(state);
            for (int i = 1; i <= 3; i++) {
                journal.append(new Batch(i, 1, "ten bytes.".getBytes(StandardCharsets.US_ASCII)));
            }
            assertEquals(FileHeader.SIZE + FRAME + (1 << 20), Files.size(file));
            assertTrue(Segment.read(disk, SEGMENT, 1).isWhole());
            assertEquals(4, Segment.read(disk, SEGMENT, 1).next());
        }
        assertEquals(FileHeader.SIZE + 3 * FRAME, Files.size(file));
    }
}
