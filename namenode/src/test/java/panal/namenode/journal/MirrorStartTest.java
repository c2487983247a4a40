package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.namenode.codec.EditCodec;
import panal.namenode.journal.MetadataDirectory.State;
import panal.namenode.namespace.ClusterEdit;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;
import panal.testkit.ManualExecutor;

/** What a start makes of several directories: current, stale, damaged, foreign, empty or not there. */
final class MirrorStartTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings TINY = new JournalSettings(100, 150, Promise.SYNCED);

    private final ManualExecutor background = new ManualExecutor();
    private final FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
    private final FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());

    private Mirrored open(FaultyPlace... places) throws LocalFailure {
        return Mirrored.open(List.of(places), LARGE, background);
    }

    private String refusal(FaultyPlace... places) {
        return String.valueOf(
                assertThrows(LocalFailure.class, () -> open(places)).getMessage());
    }

    /** Both have the first edits; the second one was dropped then. */
    private void dropB() throws PanalException {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        b.failAfter(0);
        journal.append(1, "d");
        b.recover();
    }

    @Test
    void aStaleDirectoryIsKnownByTheOthersRecordAndFilled() throws Exception {
        dropB();
        for (List<FaultyPlace> order : List.of(List.of(a, b), List.of(b, a))) {
            FaultyPlace first =
                    new FaultyPlace(order.get(0).name(), order.get(0).memory().copy());
            FaultyPlace second =
                    new FaultyPlace(order.get(1).name(), order.get(1).memory().copy());
            Mirrored again = open(first, second);
            assertEquals("abcd", again.text());
            again.append(1, "e");
            again.takeBack();
            assertEquals(State.CURRENT, again.stateOf(0));
            assertEquals(State.CURRENT, again.stateOf(1));
            assertEquals("abcde", Mirrored.alone(first.memory(), LARGE));
            assertEquals("abcde", Mirrored.alone(second.memory(), LARGE));
        }
    }

    @Test
    void onlyStaleOnesAreRefusedWithBothTransactionsAndAWayOut() throws Exception {
        dropB();
        UUID id = ViewFile.read(b.memory()).orElseThrow().self();
        DirectoryView newest = ViewFile.read(a.memory()).orElseThrow().view();
        new ViewFile(id, newest).write(b.memory()); // as a filling that was cut off leaves it
        String refusal = refusal(b);
        assertTrue(refusal.contains("/b ends at transaction 3"), refusal);
        assertTrue(refusal.contains("went on to at least 3 in [/a]"), refusal);
        assertTrue(refusal.contains("remove the file \"directories\""), refusal);
        b.memory().delete("directories");
        assertEquals("abc", open(b).text());
    }

    @Test
    void aMissingDirectoryIsDroppedForAllToSeeBeforeAnythingIsWritten() throws Exception {
        open(a, b).append(3, "abc");
        b.vanish();
        Mirrored alone = open(a, b);
        DirectoryView view =
                ViewFile.read(a.memory().afterPowerCut()).orElseThrow().view();
        assertFalse(view.memberAt("/b").orElseThrow().current());
        alone.append(1, "d");
        b.recover();
        alone.takeBack();
        assertEquals(State.CURRENT, alone.stateOf(1));
    }

    @Test
    void directoriesThatWereEachUsedWithoutTheOtherAreRefused() throws Exception {
        open(a, b).append(3, "abc");
        open(a).append(1, "d");
        open(b).append(2, "xy");
        String refusal = refusal(a, b);
        assertTrue(refusal.contains("/a") && refusal.contains("/b"), refusal);
        assertTrue(refusal.contains("each used without the other"), refusal);
        assertTrue(refusal.contains("4") && refusal.contains("5"), refusal);
    }

    @Test
    void journalsWithoutARecordThatDifferAreRefusedWithTheTransaction() throws Exception {
        Journaling.on(a.memory(), LARGE, background).append(3, "abc");
        b.holds(a.memory().copy());
        Journaling.on(a.memory(), LARGE, background).append(1, "d");
        Journaling.on(b.memory(), LARGE, background).append(1, "e");
        String refusal = refusal(a, b);
        assertTrue(refusal.contains("/a and /b differ at transaction 4"), refusal);
    }

    @Test
    void directoriesOfTwoClustersAreRefused() throws Exception {
        found(a, new ClusterId(new UUID(1, 1)));
        found(b, new ClusterId(new UUID(2, 2)));
        String refusal = refusal(a, b);
        assertTrue(refusal.contains("different clusters"), refusal);
        assertTrue(refusal.contains("/a is of cluster") && refusal.contains("/b is of cluster"), refusal);
    }

    private void found(FaultyPlace place, ClusterId cluster) throws PanalException {
        Journaling journaling = Journaling.on(place.memory(), LARGE, background);
        byte[] edit = new EditCodec().encode(List.of(new ClusterEdit.Founded(cluster, "ana", Bits256.ZERO, 1)));
        journaling.journal().append(new Batch(1, 1, edit));
    }

    @Test
    void aNewEmptyDirectoryBesideAnOldJournalIsFilled() throws Exception {
        Journaling.on(a.memory(), LARGE, background).append(3, "abc");
        Mirrored journal = open(a, b);
        assertEquals("abc", journal.text());
        journal.takeBack();
        assertEquals(State.CURRENT, journal.stateOf(1));
        assertEquals("abc", Mirrored.alone(b.memory(), LARGE));
    }

    @Test
    void anEmptyDirectoryWhereACopyWasExpectedIsALostMount() throws Exception {
        open(a, b).append(3, "abc");
        b.holds(new MemoryDisk());
        Mirrored journal = open(a, b);
        journal.takeBack();
        assertEquals(State.DROPPED, journal.stateOf(1));
        assertTrue(journal.journal().directories().get(1).detail().contains("mount it"));
        assertEquals(List.of(), b.memory().list());
    }

    @Test
    void noSecondClusterIsFoundedWhileADirectoryCannotBeRead() {
        b.vanish();
        String refusal = refusal(a, b);
        assertTrue(refusal.contains("/b (java.io.IOException: no such mount)"), refusal);
        assertTrue(refusal.contains("no second cluster"), refusal);
    }

    @Test
    void aCopyThatSomebodyMadeOfADirectoryIsBroughtUpToDate() throws Exception {
        open(a, b).append(3, "abc");
        FaultyPlace copy = new FaultyPlace("/c", a.memory().copy());
        open(a, b).append(1, "d");
        Mirrored journal = open(a, b, copy);
        assertEquals("abcd", journal.text());
        journal.takeBack();
        journal.append(1, "e");
        assertEquals(State.CURRENT, journal.stateOf(2));
        assertEquals("abcde", Mirrored.alone(copy.memory(), LARGE));
        assertEquals("abcde", open(a, b, copy).text());
    }

    @Test
    void whatNothingProvesToBeInTheJournalIsPutAsideAndNotDeleted() throws Exception {
        Mirrored journal = Mirrored.open(List.of(a), TINY, background);
        journal.append(3, "abc");
        b.holds(a.memory().copy());
        b.memory().delete("directories");
        for (int i = 0; i < 40; i++) {
            journal.append(1, "edit " + i);
            background.runAll();
        }
        Mirrored again = Mirrored.open(List.of(a, b), TINY, background);
        again.takeBack();
        assertEquals(State.CURRENT, again.stateOf(1));
        assertTrue(
                b.memory().list().contains(FileHeader.Kind.SEGMENT.nameOf(1) + ".old"),
                () -> b.memory().list().toString());
        assertEquals(again.text(), Mirrored.alone(b.memory(), TINY));
    }
}
