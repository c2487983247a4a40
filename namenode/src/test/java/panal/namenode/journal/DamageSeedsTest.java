package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.namenode.journal.MetadataDirectory.State;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;
import panal.testkit.Seeds;

/** Whatever bytes a disk makes up: no acknowledged transaction is lost without a word, and none is invented. */
final class DamageSeedsTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings TINY = new JournalSettings(150, 300, Promise.SYNCED);
    private static final int FRAMES = 12;

    private final ManualExecutor background = new ManualExecutor();

    private MemoryDisk written(JournalSettings settings) throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        Journaling journal = Journaling.on(disk, settings, background);
        for (int i = 0; i < FRAMES; i++) {
            journal.append(1 + i % 3, frame(i));
        }
        journal.journal().close();
        return disk;
    }

    private static String frame(int i) {
        return "frame " + i + " " + "x".repeat(i * 7 % 40) + ";";
    }

    private static String frames(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(frame(i));
        }
        return all.toString();
    }

    /** Where frame {@code i} begins in a segment with all of them. */
    private static int offset(int i) {
        return FileHeader.SIZE + i * Frame.HEADER + frames(i).length();
    }

    private static byte[] garbled(byte[] bytes, int from, int to, Random random) {
        byte[] bent = bytes.clone();
        byte[] garbage = new byte[to - from];
        if (random.nextInt(4) > 0) {
            random.nextBytes(garbage);
        }
        System.arraycopy(garbage, 0, bent, from, garbage.length);
        return bent;
    }

    @Test
    void garbageInTheMiddleStopsTheStartAndNeverPassesForAnEnd() throws PanalException {
        MemoryDisk good = written(LARGE);
        String name = FileHeader.Kind.SEGMENT.nameOf(1);
        byte[] whole = good.get(name);
        Seeds.each(1, 5_000, random -> {
            int from = random.nextInt(offset(FRAMES - 1));
            int to = from + 1 + random.nextInt(offset(FRAMES - 1) - from);
            byte[] bent = garbled(whole, from, to, random);
            MemoryDisk disk = new MemoryDisk();
            // As a NameNode leaves it that was killed: filled ahead.
            byte[] found = Arrays.copyOf(bent, bent.length + random.nextInt(2) * random.nextInt(3_000));
            disk.put(name, found);
            if (Arrays.equals(bent, whole)) {
                return;
            }
            LocalFailure damaged = assertThrows(LocalFailure.class, () -> Journaling.on(disk, LARGE, background));
            int frame = 0;
            while (offset(frame + 1) <= Arrays.mismatch(bent, whole)) {
                frame++;
            }
            int offset = Arrays.mismatch(bent, whole) < FileHeader.SIZE ? 0 : offset(frame);
            assertTrue(damaged.getMessage().contains(name + " at offset " + offset), damaged.getMessage());
            assertTrue(Arrays.equals(found, disk.get(name)), "a start that stops changes nothing");
        });
    }

    /** Both have the same files, with snapshots and several segments. */
    private List<FaultyPlace> pair(JournalSettings settings) throws PanalException {
        FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
        FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());
        Mirrored journal = Mirrored.open(List.of(a, b), settings, background);
        for (int i = 0; i < FRAMES; i++) {
            journal.append(1 + i % 3, frame(i));
            background.runAll();
        }
        journal.journal().close();
        return List.of(a, b);
    }

    private static FaultyPlace copy(FaultyPlace of) {
        return new FaultyPlace(of.name(), of.memory().copy());
    }

    private static String anyFile(MemoryDisk disk, Random random) {
        List<String> names = disk.list();
        return names.get(random.nextInt(names.size()));
    }

    /** Garbage, a cut, or nothing left of a file. */
    private static void damage(MemoryDisk disk, Random random) {
        String name = anyFile(disk, random);
        byte[] bytes = disk.get(name);
        switch (random.nextInt(4)) {
            case 0 -> disk.delete(name);
            case 1 -> disk.put(name, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            default -> {
                int from = random.nextInt(bytes.length);
                int to = from + 1 + random.nextInt(bytes.length - from);
                disk.put(name, garbled(bytes, from, to, random));
            }
        }
    }

    @Test
    void whateverHappensToAFileOfOneDirectoryIsMendedFromTheOther() throws PanalException {
        List<FaultyPlace> good = pair(TINY);
        assertTrue(
                good.get(0).memory().list().size() >= 5,
                () -> good.get(0).memory().list().toString());
        Seeds.each(1, 1_500, random -> {
            List<FaultyPlace> places = List.of(copy(good.get(0)), copy(good.get(1)));
            damage(places.get(random.nextInt(2)).memory(), random);
            Mirrored journal = Mirrored.open(places, TINY, background);
            assertEquals(frames(FRAMES), journal.text());
            journal.append(1, "on;");
            journal.takeBack();
            for (int i = 0; i < 2; i++) {
                assertEquals(State.CURRENT, journal.stateOf(i));
                assertEquals(
                        frames(FRAMES) + "on;", Mirrored.alone(places.get(i).memory(), TINY));
            }
        });
    }

    @Test
    void damageInBothIsMendedWhereOneHasTheGoodBytesAndStopsTheStartWhereNoneHas() throws PanalException {
        List<FaultyPlace> good = pair(LARGE);
        String name = FileHeader.Kind.SEGMENT.nameOf(1);
        byte[] whole = good.get(0).memory().get(name);
        int[] mended = {0};
        int[] stopped = {0};
        Seeds.each(1, 1_500, random -> {
            int first = random.nextInt(FRAMES - 1);
            int second = random.nextInt(FRAMES - 1);
            FaultyPlace a = copy(good.get(0));
            FaultyPlace b = copy(good.get(1));
            a.memory().put(name, flipped(whole, first, random));
            b.memory().put(name, flipped(whole, second, random));
            if (first != second) {
                Mirrored journal = Mirrored.open(List.of(a, b), LARGE, background);
                assertEquals(frames(FRAMES), journal.text());
                assertEquals(frames(FRAMES), Mirrored.alone(a.memory(), LARGE));
                assertEquals(frames(FRAMES), Mirrored.alone(b.memory(), LARGE));
                mended[0]++;
            } else {
                LocalFailure damaged =
                        assertThrows(LocalFailure.class, () -> Mirrored.open(List.of(a, b), LARGE, background));
                assertTrue(damaged.getMessage().contains(name + " at offset "), damaged.getMessage());
                stopped[0]++;
            }
        });
        assertTrue(mended[0] > 500 && stopped[0] > 50, mended[0] + " mended, " + stopped[0] + " stopped");
    }

    private static byte[] flipped(byte[] whole, int frame, Random random) {
        byte[] bent = whole.clone();
        int at = offset(frame) + random.nextInt(offset(frame + 1) - offset(frame));
        bent[at] ^= (byte) (1 << random.nextInt(8));
        return bent;
    }

    @Test
    void aLogCutAtEveryByteOfItsLastRecordIsWholeAgainFromTheOtherDirectory() throws PanalException {
        List<FaultyPlace> good = pair(LARGE);
        String name = FileHeader.Kind.SEGMENT.nameOf(1);
        byte[] whole = good.get(0).memory().get(name);
        for (int cut = offset(FRAMES - 1); cut < whole.length; cut++) {
            FaultyPlace a = copy(good.get(0));
            FaultyPlace b = copy(good.get(1));
            a.memory().put(name, Arrays.copyOf(whole, cut));
            assertEquals(
                    frames(FRAMES),
                    Mirrored.open(List.of(a, b), LARGE, background).text());
            assertEquals(frames(FRAMES), Mirrored.alone(a.memory(), LARGE));

            FaultyPlace c = copy(good.get(0));
            FaultyPlace d = copy(good.get(1));
            c.memory().put(name, Arrays.copyOf(whole, cut));
            d.memory().put(name, Arrays.copyOf(whole, offset(FRAMES - 1) + (cut - offset(FRAMES - 1)) / 2));
            Mirrored both = Mirrored.open(List.of(c, d), LARGE, background);
            assertEquals(frames(FRAMES - 1), both.text(), "cut at " + cut);
            both.append(1, "on;");
            assertEquals(frames(FRAMES - 1) + "on;", Mirrored.alone(c.memory(), LARGE));
            assertEquals(frames(FRAMES - 1) + "on;", Mirrored.alone(d.memory(), LARGE));
        }
    }
}
