package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;
import panal.testkit.Seeds;

/** Frames are put together by what they are, however files are divided, and take little memory. */
final class KnownFramesTest {
    private static final int BATCHES = 40;

    private final ManualExecutor background = new ManualExecutor();

    /** The same batches for each of these disks, in files of other sizes. */
    private List<MemoryDisk> divided(Random random) throws PanalException {
        List<MemoryDisk> disks = List.of(new MemoryDisk(), new MemoryDisk(), new MemoryDisk());
        List<Journaling> journals = new ArrayList<>();
        for (MemoryDisk disk : disks) {
            JournalSettings settings =
                    new JournalSettings(FileHeader.SIZE + 1 + random.nextInt(800), 1 << 30, Promise.SYNCED);
            journals.add(Journaling.on(disk, settings, background));
        }
        for (int i = 0; i < BATCHES; i++) {
            int count = 1 + random.nextInt(3);
            for (Journaling journal : journals) {
                journal.append(count, "batch " + i);
            }
        }
        return disks;
    }

    private static void flipSomeBits(MemoryDisk disk, Random random) {
        for (int flips = random.nextInt(4); flips > 0; flips--) {
            String name = disk.list().get(random.nextInt(disk.list().size()));
            byte[] bytes = disk.get(name);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            disk.put(name, bytes);
        }
    }

    private static List<FrameAt> unpacked(List<FrameRun> runs) {
        List<FrameAt> frames = new ArrayList<>();
        runs.forEach(run -> run.forEach(frames::add));
        return frames;
    }

    @Test
    void whatIsGoodAnywhereIsFoundInOrder() {
        Seeds.each(1, 500, random -> {
            KnownFrames known = new KnownFrames();
            Map<Long, FrameAt> expected = new TreeMap<>();
            List<MemoryDisk> disks = divided(random);
            for (int i = 0; i < disks.size(); i++) {
                flipSomeBits(disks.get(i), random);
                FoundDirectory directory = FoundDirectory.look(new FaultyPlace("/" + i, disks.get(i)));
                long limit = random.nextInt(3) == 0 ? random.nextInt(2 * BATCHES) : Long.MAX_VALUE;
                known.add(directory, limit);
                for (FrameAt frame : unpacked(directory.runs())) {
                    if (frame.last() <= limit) {
                        expected.putIfAbsent(frame.first(), frame);
                    }
                }
            }
            for (int i = 0; i < 20; i++) {
                long first = 1L + random.nextInt(2 * BATCHES);
                long end = random.nextBoolean() ? Long.MAX_VALUE : first + random.nextInt(BATCHES);
                assertEquals(run(expected, first, end), unpacked(known.from(first, end)));
            }
        });
    }

    private static List<FrameAt> run(Map<Long, FrameAt> frames, long first, long end) {
        List<FrameAt> run = new ArrayList<>();
        long next = first;
        while (next < end && frames.containsKey(next)) {
            FrameAt frame = frames.get(next);
            run.add(frame);
            next = frame.last() + 1;
        }
        return run;
    }

    @Test
    void framesComeOutAsTheyWerePutInAndTakeFewBytes() throws Exception {
        FoundDirectory directory = FoundDirectory.look(new FaultyPlace("/a", new MemoryDisk()));
        Seeds.each(1, 50, random -> {
            List<FrameAt> frames = new ArrayList<>();
            FrameRuns runs = new FrameRuns();
            long transaction = 1L + random.nextInt(1_000);
            int offset = FileHeader.SIZE;
            for (int i = 0; i < 1_000; i++) {
                int count = random.nextInt(10) > 0 ? 1 + random.nextInt(127) : 1 + (random.nextInt() >>> 1);
                int size = Frame.HEADER + 1 + random.nextInt(300);
                frames.add(new FrameAt(transaction, count, random.nextInt(), size, directory, "edits", offset));
                runs.add(frames.get(i));
                transaction += count + (random.nextInt(100) == 0 ? 1 : 0);
                offset += size + (random.nextInt(100) == 0 ? 8 : 0);
            }
            assertEquals(frames, unpacked(runs.list()));
            int bytes = runs.list().stream().mapToInt(FrameRun::bytes).sum();
            assertTrue(bytes <= 8 * frames.size(), bytes + " bytes");
        });
    }
}
