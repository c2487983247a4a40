package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;
import panal.testkit.Seeds;

/**
 * The machine of a NameNode loses its power: what was forced is there, what was not is there, in part, or never was, and
 * nothing is there that nobody wrote.
 */
final class PowerCutTest {
    private static final JournalSettings WRITTEN = new JournalSettings(8_000, 12_000, Promise.WRITTEN);
    private static final JournalSettings SYNCED = new JournalSettings(8_000, 12_000, Promise.SYNCED);

    private final ManualExecutor background = new ManualExecutor();

    @Test
    void whereItIsOnlyWrittenWhatWasForcedIsThereAndTheRestIsCutWhereItIsTorn() {
        int[] torn = {0};
        int[] neverWritten = {0};
        Seeds.each(1, 600, random -> {
            MemoryDisk disk = new MemoryDisk();
            Journaling journal = Journaling.on(disk, WRITTEN, background);
            long forced = run(random, journal.journal(), count -> journal.append(count, edits(random)));
            MemoryDisk left = disk.afterPowerCut(random);
            boolean whole = isWhole(left);
            Journaling again = Journaling.on(left, WRITTEN, background);
            requirePrefix(journal.state(), again.state(), forced);
            if (again.state().transaction() < journal.state().transaction()) {
                torn[0] += whole ? 0 : 1;
                neverWritten[0] += whole ? 1 : 0;
            }
            again.append(1, "on");
            assertEquals(
                    Mirrored.text(again.state()),
                    Mirrored.text(Journaling.on(left, WRITTEN, background).state()));
        });
        assertTrue(torn[0] > 50, "torn " + torn[0]);
        assertTrue(neverWritten[0] > 50, "never written " + neverWritten[0]);
    }

    @Test
    void whereEachBatchIsForcedAllThatWasAcknowledgedIsThere() {
        Seeds.each(1, 100, random -> {
            MemoryDisk disk = new MemoryDisk();
            Journaling journal = Journaling.on(disk, SYNCED, background);
            run(random, journal.journal(), count -> journal.append(count, edits(random)));
            Journaling again = Journaling.on(disk.afterPowerCut(random), SYNCED, background);
            assertEquals(Mirrored.text(journal.state()), Mirrored.text(again.state()));
        });
    }

    @Test
    void inTwoDirectoriesTheOneThatKeptMoreCounts() {
        Seeds.each(1, 200, random -> {
            FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
            FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());
            Mirrored journal = Mirrored.open(List.of(a, b), WRITTEN, background);
            long forced = run(random, journal.journal(), count -> journal.append(count, edits(random)));
            a.holds(a.memory().afterPowerCut(random));
            b.holds(b.memory().afterPowerCut(random));
            long most = Math.max(end(a.memory()), end(b.memory()));
            Mirrored again = Mirrored.open(List.of(a, b), WRITTEN, background);
            requirePrefix(journal.state(), again.state(), Math.max(forced, most));
            again.append(1, "on");
            again.takeBack();
            assertEquals(again.text(), Mirrored.alone(a.memory(), WRITTEN));
            assertEquals(again.text(), Mirrored.alone(b.memory(), WRITTEN));
        });
    }

    /** Appends a number of edits. */
    private interface Appending {
        void append(int count) throws PanalException;
    }

    /** Appends and forces for a while; the answer is the last transaction that was told as forced. */
    private long run(Random random, Journal journal, Appending appending) throws PanalException {
        int batches = 1 + random.nextInt(60);
        for (int i = 0; i < batches; i++) {
            appending.append(1 + random.nextInt(5));
            if (random.nextInt(10) == 0) {
                journal.force();
            }
            if (random.nextInt(20) == 0) {
                background.runAll();
            }
        }
        return journal.forced();
    }

    private static String edits(Random random) {
        StringBuilder edits = new StringBuilder();
        for (int i = random.nextInt(700); i >= 0; i--) {
            edits.append((char) ('a' + random.nextInt(26)));
        }
        return edits.toString();
    }

    private static void requirePrefix(Recorded written, Recorded found, long forced) {
        assertTrue(found.transaction() >= forced, found.transaction() + " of " + forced + " forced ones");
        assertTrue(found.transaction() <= written.transaction());
        String all = Mirrored.text(written);
        assertTrue(all.startsWith(Mirrored.text(found)), "something that was never written");
    }

    private long end(MemoryDisk disk) throws PanalException {
        return Journaling.on(disk.copy(), WRITTEN, background).state().transaction();
    }

    private static boolean isWhole(MemoryDisk disk) throws Exception {
        List<Long> firsts = Recovery.transactions(disk, FileHeader.Kind.SEGMENT);
        long last = firsts.get(firsts.size() - 1);
        return Segment.read(disk, FileHeader.Kind.SEGMENT.nameOf(last), last).isWhole();
    }
}
