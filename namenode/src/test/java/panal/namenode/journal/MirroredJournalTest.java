package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import panal.namenode.journal.MetadataDirectory.State;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.testkit.Await;
import panal.testkit.ManualExecutor;

/** Directories that fail, hang and come back while the journal is open. */
final class MirroredJournalTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings TINY = new JournalSettings(100, 150, Promise.SYNCED);

    private final ManualExecutor background = new ManualExecutor();
    private final FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
    private final FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());
    private final FaultyPlace c = new FaultyPlace("/c", new MemoryDisk());

    private Mirrored open(FaultyPlace... places) throws LocalFailure {
        return Mirrored.open(List.of(places), LARGE, background);
    }

    private static DirectoryView view(FaultyPlace place) throws Exception {
        return ViewFile.read(place.memory()).orElseThrow().view();
    }

    @Test
    void anyDirectoryAloneHasWhatWasAcknowledgedAlsoAfterAPowerCut() throws Exception {
        Mirrored journal = Mirrored.open(List.of(a, b, c), TINY, background);
        for (int i = 0; i < 50; i++) {
            journal.append(2, "edit " + i + ";");
            if (i % 7 == 0) {
                background.runAll();
            }
            for (FaultyPlace place : List.of(a, b, c)) {
                assertEquals(journal.text(), Mirrored.alone(place.memory().afterPowerCut(), TINY), place.name());
            }
        }
    }

    @Test
    void theLogsGrowthIsCountedOverRestartsInEachDirectory() throws Exception {
        JournalSettings settings = LARGE.withSnapshotAfter(2_000);
        MemoryDisk first = a.memory();
        MemoryDisk second = b.memory();
        for (int start = 0; start < 10; start++) {
            first = first.afterPowerCut();
            second = second.afterPowerCut();
            List<FaultyPlace> places = List.of(new FaultyPlace("/a", first), new FaultyPlace("/b", second));
            Mirrored.open(places, settings, background).append(1, "e".repeat(300));
            background.runAll();
        }
        for (MemoryDisk disk : List.of(first, second)) {
            assertEquals(
                    1, Recovery.transactions(disk, FileHeader.Kind.SNAPSHOT).size());
        }
    }

    @Test
    void aDirectoryThatFailsIsDroppedAndTheOthersHaveThatOnTheirDisksBeforeTheBatchCounts() throws Exception {
        Mirrored journal = open(a, b, c);
        journal.append(3, "abc");
        b.failAfter(0);
        journal.append(2, "de");
        assertEquals(State.DROPPED, journal.stateOf(1));
        assertTrue(journal.journal().directories().get(1).detail().contains("input/output error"));
        for (FaultyPlace place : List.of(a, c)) {
            DirectoryView view =
                    ViewFile.read(place.memory().afterPowerCut()).orElseThrow().view();
            DirectoryView.Member dropped = view.memberAt("/b").orElseThrow();
            assertFalse(dropped.current());
            assertEquals(3, dropped.transaction());
            assertEquals("abcde", Mirrored.alone(place.memory().afterPowerCut(), LARGE));
        }
    }

    @Test
    void aBatchIsNotAcknowledgedWhileNobodyRemembersWhoWasDropped() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(1, "a");
        b.failAfter(0);
        a.failAfter(2); // the batch and its force are the last that work
        assertThrows(OutcomeUnknown.class, () -> journal.append(1, "b"));
    }

    @Test
    void theLastDirectoryThatFailsStopsTheJournal() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(1, "a");
        a.failAfter(0);
        journal.append(1, "b");
        b.failAfter(0);
        OutcomeUnknown stopped = assertThrows(OutcomeUnknown.class, () -> journal.append(1, "c"));
        assertTrue(stopped.getMessage().contains("/a (java.io.IOException: input/output error)"), stopped.getMessage());
        assertTrue(stopped.getMessage().contains("/b ("), stopped.getMessage());
        b.recover();
        assertThrows(LocalFailure.class, () -> journal.append(1, "c"));
    }

    @Test
    void aDirectoryThatIsWellAgainIsFilledAndThenEnoughAlone() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        b.failAfter(0);
        journal.append(1, "d");
        journal.takeBack();
        assertEquals(State.DROPPED, journal.stateOf(1), "still ill");
        b.recover();
        journal.lookAfter();
        assertEquals(State.CATCHING_UP, journal.stateOf(1));
        journal.append(1, "e");
        assertTrue(view(a).memberAt("/b").filter(DirectoryView.Member::current).isEmpty(), "it does not count yet");
        journal.lookAfter();
        assertEquals(State.CURRENT, journal.stateOf(1));
        journal.append(1, "f");
        assertEquals("abcdef", Mirrored.alone(b.memory().afterPowerCut(), LARGE));
        a.vanish();
        assertEquals("abcdef", open(a, b).text());
    }

    @Test
    void whatFailsWhileItCatchesUpIsDroppedAgainAndHoldsNobodyUp() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(1, "a");
        b.failAfter(0);
        journal.append(1, "b");
        for (int good = 0; good < 30; good++) {
            b.failAfter(good);
            journal.takeBack();
            journal.append(1, "x");
            b.failAfter(0);
            journal.append(1, "y");
        }
        b.recover();
        journal.takeBack();
        journal.takeBack();
        assertEquals(State.CURRENT, journal.stateOf(1));
        assertEquals(journal.text(), Mirrored.alone(b.memory(), LARGE));
        assertEquals(journal.text(), open(a, b).text());
    }

    @Test
    void aDirectoryThatHangsIsDroppedAndTakenBackWhenItAnswers() throws Exception {
        List<ExecutorService> executors = new ArrayList<>();
        try {
            Mirrored journal = Mirrored.open(List.of(a, b), LARGE, name -> {
                ExecutorService executor = Executors.newSingleThreadExecutor();
                executors.add(executor);
                return executor;
            });
            journal.append(1, "a");
            b.hang();
            journal.append(1, "b");
            assertEquals(State.DROPPED, journal.stateOf(1));
            journal.append(1, "c");
            journal.lookAfter();
            assertEquals(State.DROPPED, journal.stateOf(1), "its thread hangs");
            b.recover();
            Await.until("it is current again", () -> {
                journal.lookAfter();
                return journal.stateOf(1) == State.CURRENT;
            });
            journal.append(1, "d");
            assertEquals("abcd", Mirrored.alone(b.memory().afterPowerCut(), LARGE));
        } finally {
            executors.forEach(ExecutorService::shutdownNow);
        }
    }

    @Test
    void allOfThemBeingSlowIsNoReasonToGiveUpAll() throws Exception {
        List<ExecutorService> executors = new ArrayList<>();
        try {
            Mirrored journal = Mirrored.open(List.of(a, b), LARGE, name -> {
                ExecutorService executor = Executors.newSingleThreadExecutor();
                executors.add(executor);
                return executor;
            });
            a.hang();
            b.hang();
            Thread waiting = new Thread(() -> assertDoesAppend(journal));
            waiting.start();
            Await.until("both hang for long", () -> waiting.getState() == Thread.State.TIMED_WAITING);
            a.recover();
            waiting.join();
            assertEquals(1, journal.state().transaction());
            b.recover();
        } finally {
            executors.forEach(ExecutorService::shutdownNow);
        }
    }

    private static void assertDoesAppend(Mirrored journal) {
        try {
            journal.append(1, "a");
        } catch (panal.protocol.error.PanalException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aMountThatComesBackEmptyIsNotFilledUnlessSomebodySaysSo() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(1, "a");
        MemoryDisk mounted = b.memory();
        b.failAfter(0);
        journal.append(1, "b");
        b.recover();
        b.holds(new MemoryDisk());
        journal.takeBack();
        assertEquals(State.DROPPED, journal.stateOf(1));
        assertTrue(journal.journal().directories().get(1).detail().contains("mount it"));
        assertEquals(List.of(), b.memory().list());
        b.holds(mounted);
        journal.takeBack();
        assertEquals(State.CURRENT, journal.stateOf(1));

        b.failAfter(0);
        journal.append(1, "c");
        b.recover();
        b.holds(new MemoryDisk());
        b.memory().put("new", new byte[0]);
        journal.takeBack();
        assertEquals(State.CURRENT, journal.stateOf(1));
        assertEquals("abc", Mirrored.alone(b.memory(), LARGE));
    }

    @Test
    void forcesOnceABatchInEachDirectory() throws Exception {
        Mirrored journal = open(a, b);
        int before = a.memory().forces() + b.memory().forces();
        for (int i = 0; i < 10; i++) {
            journal.append(5, "abcde");
        }
        assertEquals(20, a.memory().forces() + b.memory().forces() - before);
    }
}
