package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;

/** What a start makes of directories without a journal: a first start, or mounts that are missing. */
final class FirstStartTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings KNOWN =
            LARGE.knowing(Optional.of(new JournalSettings.Founded("/home/cluster", "4711")));

    private final ManualExecutor background = new ManualExecutor();

    private static FaultyPlace empty(String name) {
        return new FaultyPlace(name, new MemoryDisk());
    }

    private Mirrored open(JournalSettings settings, FaultyPlace... places) throws LocalFailure {
        return Mirrored.open(List.of(places), settings, background);
    }

    private String refusal(JournalSettings settings, FaultyPlace... places) {
        return String.valueOf(
                assertThrows(LocalFailure.class, () -> open(settings, places)).getMessage());
    }

    /** What a directory has that was new beside /a, and for which the disk did only so much. */
    private MemoryDisk filled(int operations) throws PanalException {
        FaultyPlace a = empty("/a");
        FaultyPlace b = empty("/b");
        Journaling.on(a.memory(), LARGE, background).append(3, "abc");
        Mirrored journal = open(LARGE, a, b);
        b.failAfter(operations);
        journal.lookAfter();
        return b.memory().afterPowerCut();
    }

    @Test
    void aDirectoryThatWasBeingFilledTellsOfTheJournalThatIsMissing() throws Exception {
        int told = 0;
        for (int operations = 0; operations < 30; operations++) {
            MemoryDisk left = filled(operations);
            if (left.list().contains(ViewFile.NAME)) {
                FaultyPlace b = new FaultyPlace("/b", left.copy());
                String refusal = refusal(LARGE, empty("/a"), b);
                assertTrue(refusal.contains("/a"), refusal);
                assertEquals(left.list(), b.memory().list(), "and nothing is changed");
                told += refusal.contains("/b/directories was written beside one in /a") ? 1 : 0;
            }
        }
        assertTrue(told > 1, "never without a journal of its own");
    }

    @Test
    void aRecordThatCannotBeReadIsNoSignOfAFirstStart() {
        FaultyPlace b = empty("/b");
        b.memory().put(ViewFile.NAME, new byte[] {1, 2, 3});
        String refusal = refusal(LARGE, empty("/a"), b);
        assertTrue(refusal.contains("/b/directories"), refusal);
    }

    @Test
    void aFirstStartThatWasCutOffIsMadeAgain() throws Exception {
        int withoutJournal = 0;
        for (int operations = 0; operations < 60; operations++) {
            FaultyPlace a = empty("/a");
            FaultyPlace b = empty("/b");
            a.failAfter(operations);
            b.failAfter(operations);
            try {
                open(LARGE, a, b);
            } catch (LocalFailure cutOff) {
                // as it is to be, for all but the last
            }
            FaultyPlace first = new FaultyPlace("/a", a.memory().afterPowerCut());
            FaultyPlace second = new FaultyPlace("/b", b.memory().afterPowerCut());
            List<String> left = first.memory().list();
            withoutJournal += left.contains(ViewFile.NAME) && left.stream().noneMatch(Filling::isOfJournal) ? 1 : 0;
            Mirrored journal = open(LARGE, first, second);
            journal.append(1, "a");
            assertEquals("a", journal.text(), "cut off after " + operations);
        }
        assertTrue(withoutJournal > 0, "never between the record and the journal");
    }

    @Test
    void noSecondClusterIsFoundedWhereSomebodyKnowsOfTheFirst() throws Exception {
        FaultyPlace a = empty("/a");
        FaultyPlace b = empty("/b");
        String refusal = refusal(KNOWN, a, b);
        assertTrue(refusal.contains("no journal is in /a, /b"), refusal);
        assertTrue(refusal.contains("/home/cluster says that cluster 4711 has one"), refusal);
        assertEquals(List.of(), a.memory().list());
        assertEquals(List.of(), b.memory().list());

        open(LARGE, a, b).append(3, "abc");
        assertEquals("abc", open(KNOWN, a, b).text());
        assertEquals("abc", open(KNOWN, empty("/a"), b).text(), "one of them is enough");
    }

    @Test
    void theSameWithOneDirectory() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        LocalFailure refused = assertThrows(LocalFailure.class, () -> Journaling.on(disk, KNOWN, background));
        assertTrue(String.valueOf(refused.getMessage()).contains("4711"), refused.getMessage());
        assertEquals(List.of(), disk.list());

        Journaling.on(disk, LARGE, background);
        assertThrows(LocalFailure.class, () -> Journaling.on(disk, KNOWN, background), "a log of nothing is none");
        Journaling.on(disk, LARGE, background).append(3, "abc");
        assertEquals(3, Journaling.on(disk, KNOWN, background).state().transaction());
    }

    @Test
    void oneDirectoryByTwoNamesIsNotTwo() {
        FaultyPlace a = empty("/a");
        FaultyPlace b = new FaultyPlace("/b", a.memory());
        String refusal = refusal(LARGE, a, b);
        assertTrue(refusal.contains("/a and /b are the same directory"), refusal);
        assertEquals(List.of(), a.memory().list());
    }
}
