package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;
import panal.testkit.Seeds;

/** Torn, damaged and missing are three different things. */
final class RecoveryTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final String SEGMENT = FileHeader.Kind.SEGMENT.nameOf(1);
    private static final List<String> FRAMES = List.of("first edits", "second", "the third one", "last, but not least");

    private final ManualExecutor background = new ManualExecutor();

    private Journaling open(MemoryDisk disk) throws LocalFailure {
        return Journaling.on(disk, LARGE, background);
    }

    private MemoryDisk written() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = open(disk);
        for (String frame : FRAMES) {
            journaling.append(3, frame);
        }
        journaling.journal().close();
        return disk;
    }

    private static int offset(int frame) {
        int offset = FileHeader.SIZE;
        for (String before : FRAMES.subList(0, frame)) {
            offset += Frame.HEADER + before.length();
        }
        return offset;
    }

    private static String text(Recorded state) {
        StringBuilder text = new StringBuilder();
        state.edits().forEach(edit -> text.append((char) edit.byteValue()));
        return text.toString();
    }

    @Test
    void aLogCutAnywhereInItsLastFrameGoesOnWithoutThatFrame() throws PanalException {
        byte[] whole = written().get(SEGMENT);
        for (int cut = offset(3); cut < whole.length; cut++) {
            MemoryDisk disk = new MemoryDisk();
            disk.put(SEGMENT, Arrays.copyOf(whole, cut));
            Journaling journaling = open(disk);
            assertEquals(String.join("", FRAMES.subList(0, 3)), text(journaling.state()), "cut at " + cut);
            assertEquals(9, journaling.state().transaction());
            journaling.append(1, "!");
            assertEquals(
                    String.join("", FRAMES.subList(0, 3)) + "!", text(open(disk).state()));
        }
    }

    @Test
    void aLastFrameOfWhichOnlyABeginningReachedTheRoomAheadIsCut() throws PanalException {
        byte[] whole = written().get(SEGMENT);
        for (int cut = offset(3); cut < whole.length; cut++) {
            for (int room : new int[] {0, 1, 600}) {
                MemoryDisk disk = new MemoryDisk();
                disk.put(SEGMENT, Arrays.copyOf(Arrays.copyOf(whole, cut), whole.length + room));
                Journaling journaling = open(disk);
                assertEquals(String.join("", FRAMES.subList(0, 3)), text(journaling.state()), "up to " + cut);
                journaling.append(1, "!");
                assertEquals(
                        String.join("", FRAMES.subList(0, 3)) + "!",
                        text(open(disk).state()));
            }
        }
    }

    @Test
    void zerosInPlaceOfAFrameWithGoodOnesBehindItStopTheStart() throws PanalException {
        byte[] whole = written().get(SEGMENT);
        for (int frame = 0; frame < 3; frame++) {
            byte[] bent = Arrays.copyOf(whole, whole.length + 1_000);
            Arrays.fill(bent, offset(frame), offset(frame + 1), (byte) 0);
            MemoryDisk disk = new MemoryDisk();
            disk.put(SEGMENT, bent);
            LocalFailure damaged = assertThrows(LocalFailure.class, () -> open(disk));
            assertTrue(damaged.getMessage().contains(SEGMENT + " at offset " + offset(frame)), damaged.getMessage());
        }
    }

    @Test
    void aLogCutAnywhereComesBackUpToTheCut() throws PanalException {
        byte[] whole = written().get(SEGMENT);
        for (int cut = 0; cut < whole.length; cut++) {
            MemoryDisk disk = new MemoryDisk();
            disk.put(SEGMENT, Arrays.copyOf(whole, cut));
            int frames = 0;
            while (frames < FRAMES.size() && offset(frames + 1) <= cut) {
                frames++;
            }
            assertEquals(
                    String.join("", FRAMES.subList(0, frames)), text(open(disk).state()), "cut at " + cut);
        }
    }

    @Test
    void anyFlippedBitInAFrameWithGoodOnesBehindItStopsTheStart() throws PanalException {
        byte[] whole = written().get(SEGMENT);
        for (int frame = 0; frame < 3; frame++) {
            for (int at = offset(frame); at < offset(frame + 1); at++) {
                for (int bit = 0; bit < 8; bit++) {
                    MemoryDisk disk = new MemoryDisk();
                    disk.put(SEGMENT, flipped(whole, at, bit));
                    LocalFailure damaged = assertThrows(LocalFailure.class, () -> open(disk));
                    assertTrue(
                            damaged.getMessage().contains("/journal/" + SEGMENT + " at offset " + offset(frame)),
                            damaged.getMessage());
                }
            }
        }
    }

    @Test
    void anyFlippedBitInAFileHeaderStopsTheStart() throws PanalException {
        byte[] whole = written().get(SEGMENT);
        for (int at = 0; at < FileHeader.SIZE; at++) {
            MemoryDisk disk = new MemoryDisk();
            disk.put(SEGMENT, flipped(whole, at, at % 8));
            LocalFailure damaged = assertThrows(LocalFailure.class, () -> open(disk));
            assertTrue(damaged.getMessage().contains(SEGMENT + " at offset 0"), damaged.getMessage());
        }
    }

    @Test
    void aStartThatStopsChangesNoFile() throws PanalException {
        MemoryDisk disk = written();
        disk.put(SEGMENT, flipped(disk.get(SEGMENT), offset(1) + 3, 1));
        byte[] before = disk.get(SEGMENT);
        List<String> names = disk.list();
        assertThrows(LocalFailure.class, () -> open(disk));
        assertEquals(names, disk.list());
        assertTrue(Arrays.equals(before, disk.get(SEGMENT)));
    }

    @Test
    void garbageBehindTheEndIsCut() {
        Seeds.each(1, 200, random -> {
            MemoryDisk disk = written();
            disk.put(SEGMENT, followedBy(disk.get(SEGMENT), garbage(random)));
            Journaling journaling = open(disk);
            assertEquals(String.join("", FRAMES), text(journaling.state()));
            journaling.append(1, "?");
            assertEquals(String.join("", FRAMES) + "?", text(open(disk).state()));
        });
    }

    private static byte[] garbage(Random random) {
        byte[] garbage = new byte[random.nextInt(3_000)];
        if (random.nextBoolean()) {
            random.nextBytes(garbage);
        }
        return garbage;
    }

    @Test
    void aMissingSegmentIsNamedWithItsTransactions() throws PanalException {
        for (int missing = 0; missing < 3; missing++) {
            MemoryDisk disk = new MemoryDisk();
            for (String frame : FRAMES) {
                open(disk).append(3, frame); // each start begins a segment
            }
            String name = FileHeader.Kind.SEGMENT.nameOf(1 + 3 * missing);
            disk.delete(name);
            LocalFailure gap = assertThrows(LocalFailure.class, () -> open(disk));
            assertTrue(gap.getMessage().contains("/journal/" + name), gap.getMessage());
            String transactions = "transactions " + (1 + 3 * missing) + " to " + (3 + 3 * missing);
            assertTrue(gap.getMessage().contains(transactions), gap.getMessage());
        }
    }

    @Test
    void aBadEndOfASegmentThatHasASuccessorIsDamage() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        open(disk).append(3, "first");
        open(disk).append(3, "second");
        disk.put(SEGMENT, flipped(disk.get(SEGMENT), FileHeader.SIZE + Frame.HEADER + 2, 0));
        LocalFailure damaged = assertThrows(LocalFailure.class, () -> open(disk));
        assertTrue(damaged.getMessage().contains(SEGMENT + " at offset " + FileHeader.SIZE), damaged.getMessage());
    }

    private MemoryDisk withSnapshots() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journaling = Journaling.on(disk, new JournalSettings(100, 100, Promise.SYNCED), background);
        for (int i = 0; i < 40; i++) {
            journaling.append(1, "edit " + i + ";");
            background.runAll();
        }
        return disk;
    }

    private static List<String> snapshots(MemoryDisk disk) {
        return disk.list().stream().filter(name -> name.endsWith(".snap")).toList();
    }

    @Test
    void anyDamageToTheNewestSnapshotFallsBackToTheOlderOne() throws PanalException {
        MemoryDisk good = withSnapshots();
        String expected = text(open(good.copy()).state());
        String newest = snapshots(good).get(1);
        byte[] whole = good.get(newest);
        for (int at = 0; at < whole.length; at++) {
            MemoryDisk flipped = good.copy();
            flipped.put(newest, flipped(whole, at, at % 8));
            assertEquals(expected, text(open(flipped).state()), "flipped at " + at);
            MemoryDisk cut = good.copy();
            cut.put(newest, Arrays.copyOf(whole, at));
            assertEquals(expected, text(open(cut).state()), "cut at " + at);
            assertFalse(snapshots(cut).contains(newest), "a damaged one does not count as one of the two");
        }
    }

    @Test
    void withBothSnapshotsDamagedTheyAreNamedAndEitherIsEnoughAgain() throws PanalException {
        MemoryDisk good = withSnapshots();
        String expected = text(open(good.copy()).state());
        MemoryDisk disk = good.copy();
        for (String name : snapshots(good)) {
            disk.put(name, new byte[] {1, 2, 3});
        }
        MemoryDisk before = disk.copy();
        LocalFailure gap = assertThrows(LocalFailure.class, () -> open(disk));
        assertTrue(gap.getMessage().contains("transactions 1 to"), gap.getMessage());
        for (String name : snapshots(good)) {
            assertTrue(gap.getMessage().contains("/journal/" + name + " (it does not begin"), gap.getMessage());
        }
        assertEquals(before.list(), disk.list(), "a start that stops changes nothing");
        for (String name : snapshots(good)) {
            MemoryDisk mended = disk.copy();
            mended.put(name, good.get(name));
            assertEquals(expected, text(open(mended).state()), name + " is back");
        }
    }

    @Test
    void whatOnlyADamagedSnapshotHadIsNotTakenForNeverDone() throws PanalException {
        MemoryDisk disk = withSnapshots();
        String newest = snapshots(disk).get(1);
        byte[] whole = disk.get(newest);
        disk.list().stream().filter(name -> name.endsWith(".log")).forEach(disk::delete);
        disk.put(newest, flipped(whole, whole.length / 2, 3));
        LocalFailure refused = assertThrows(LocalFailure.class, () -> open(disk));
        assertTrue(refused.getMessage().contains("/journal/" + newest), refused.getMessage());
        disk.delete(snapshots(disk).get(0));
        List<String> left = disk.list();
        LocalFailure nothing = assertThrows(LocalFailure.class, () -> open(disk));
        assertTrue(nothing.getMessage().contains("transactions 1 to"), nothing.getMessage());
        assertEquals(left, disk.list(), "a start that stops changes nothing");
        disk.put(newest, whole);
        open(disk);
    }

    @Test
    void aLogThatIsGoneBehindASnapshotIsNotMissed() throws PanalException {
        MemoryDisk disk = withSnapshots();
        String newest = snapshots(disk).get(1);
        disk.list().stream().filter(name -> name.endsWith(".log")).forEach(disk::delete);
        Journaling journaling = open(disk);
        assertEquals(
                FileHeader.Kind.SNAPSHOT.transactionOf(newest).orElseThrow(),
                journaling.state().transaction());
        journaling.append(1, "on it goes");
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << bit);
        return copy;
    }

    private static byte[] followedBy(byte[] bytes, byte[] more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return all;
    }
}
