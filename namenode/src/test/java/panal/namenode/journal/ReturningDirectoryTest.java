package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.namenode.journal.MetadataDirectory.State;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;

/** A directory that comes back may be behind, or the last one that has what was acknowledged. */
final class ReturningDirectoryTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings TINY = new JournalSettings(100, 150, Promise.SYNCED);
    private static final String SEGMENT = FileHeader.Kind.SEGMENT.nameOf(1);

    private final ManualExecutor background = new ManualExecutor();
    private final FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
    private final FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());

    private Mirrored open(FaultyPlace... places) throws LocalFailure {
        return Mirrored.open(List.of(places), LARGE, background);
    }

    private static List<String> putAside(FaultyPlace place) {
        return place.memory().list().stream()
                .filter(name -> name.endsWith(".old"))
                .toList();
    }

    /** The first directory is an old copy of itself, and has two of the five that the second one has. */
    private Mirrored openOldCopyAlone() throws PanalException {
        Mirrored journal = open(a, b);
        journal.append(1, "a");
        journal.append(1, "b");
        MemoryDisk old = a.memory().copy();
        for (String later : List.of("c", "d", "e")) {
            journal.append(1, later);
        }
        a.holds(old);
        b.vanish();
        Mirrored again = open(a, b);
        assertEquals("ab", again.text());
        b.recover();
        return again;
    }

    @Test
    void oneThatHasMoreThanAnOldCopyIsLeftAlone() throws Exception {
        Mirrored again = openOldCopyAlone();
        for (int i = 0; i < 3; i++) {
            again.takeBack();
            again.append(1, "x");
        }
        assertEquals(State.DROPPED, again.stateOf(1));
        String detail = again.journal().directories().get(1).detail();
        assertTrue(detail.contains("it has transactions up to 5"), detail);
        assertTrue(detail.contains("had no more than 2"), detail);
        assertEquals("abcde", Mirrored.alone(b.memory(), LARGE));
        String refusal = String.valueOf(
                assertThrows(LocalFailure.class, () -> open(a, b)).getMessage());
        assertTrue(refusal.contains("each used without the other"), refusal);
        assertEquals("abcde", Mirrored.alone(b.memory(), LARGE));
    }

    @Test
    void whileTheJournalIsKnownToBeOldNothingIsOverwritten() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        b.failAfter(0);
        journal.append(1, "d");
        b.recover();
        byte[] before = b.memory().get(SEGMENT);
        journal.journal().lookAfter(false);
        journal.journal().lookAfter(false);
        assertEquals(State.DROPPED, journal.stateOf(1));
        assertArrayEquals(before, b.memory().get(SEGMENT));
        journal.takeBack();
        assertEquals(State.CURRENT, journal.stateOf(1));
    }

    @Test
    void oneThatMissedTheEndIsFilledByItselfAndNothingIsLeftBehind() throws Exception {
        Mirrored journal = open(a, b);
        for (int round = 0; round < 5; round++) {
            journal.append(3, "abc");
            b.failAfter(1); // the batch is written, not forced
            journal.append(1, "d");
            journal.append(2, "ef");
            b.recover();
            journal.takeBack();
            assertEquals(State.CURRENT, journal.stateOf(1));
        }
        assertEquals(journal.text(), Mirrored.alone(b.memory(), LARGE));
        assertEquals(List.of(), putAside(b));
    }

    @Test
    void oneThatWasAwayOverARestartIsFilledByItself() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        b.failAfter(1);
        journal.append(1, "d");
        b.vanish();
        Mirrored again = open(a, b);
        again.append(1, "e");
        b.recover();
        again.takeBack();
        assertEquals(State.CURRENT, again.stateOf(1));
        assertEquals("abcde", Mirrored.alone(b.memory(), LARGE));
        assertEquals(1, putAside(b).size(), "what was on its way then, nobody knows for certain to be the same");
    }

    @Test
    void oneThatWasBeingFilledWhenTheNameNodeDiedIsFilledByItself() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        b.failAfter(0);
        journal.append(1, "d");
        b.recover();
        journal.lookAfter();
        assertEquals(State.CATCHING_UP, journal.stateOf(1));
        journal.append(1, "e");
        journal.append(1, "f");
        b.vanish();
        Mirrored again = open(a, b);
        b.recover();
        again.takeBack();
        assertEquals(State.CURRENT, again.stateOf(1));
        assertEquals("abcdef", Mirrored.alone(b.memory(), LARGE));
        assertEquals(List.of(), putAside(b));
    }

    /** Four batches in both, of which the last is torn in a; gives a's log. */
    private byte[] tornInA() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        journal.append(1, "d");
        byte[] torn = a.memory().get(SEGMENT);
        torn[Segment.read(a.memory(), SEGMENT, 1).good() - 1] ^= 1;
        a.memory().put(SEGMENT, torn);
        return torn;
    }

    @Test
    void aTornEndIsNotCutWhileADirectoryIsMissingThatMayHaveItWhole() throws Exception {
        byte[] torn = tornInA();
        b.vanish();
        String refusal = String.valueOf(
                assertThrows(LocalFailure.class, () -> open(a, b)).getMessage());
        assertTrue(refusal.contains("in /a is torn, and /b"), refusal);
        assertArrayEquals(torn, a.memory().get(SEGMENT));

        b.recover();
        assertEquals("abcd", open(a, b).text());
    }

    @Test
    void whatOnlyADirectoryHadThatWasLeftOutIsPutAside() throws Exception {
        tornInA();
        Mirrored alone = open(a);
        assertEquals("abc", alone.text());
        alone.append(1, "x");
        Mirrored again = open(a, b);
        again.takeBack();
        assertEquals(State.CURRENT, again.stateOf(1));
        assertEquals("abcx", Mirrored.alone(b.memory(), LARGE));
        assertEquals(
                List.of(3L, 4L), Segment.read(b.memory(), SEGMENT + ".old", 1).ends());
    }

    @Test
    void aSnapshotFromBehindTheDropIsAsGoodAProofAsFrames() throws Exception {
        open(a, b).append(3, "abc");
        open(a).append(1, "d");
        Recorded more = new Recorded();
        more.took(new Batch(1, 9, "abcdefghi".getBytes(StandardCharsets.UTF_8)));
        SnapshotFile.write(b.memory(), more.image());
        b.memory().delete(SEGMENT);
        String refusal = String.valueOf(
                assertThrows(LocalFailure.class, () -> open(a, b)).getMessage());
        assertTrue(refusal.contains("each used without the other"), refusal);
    }

    @Test
    void aSnapshotThatWaitedWhileItsDirectoryWasDroppedIsNotWritten() throws Exception {
        Mirrored journal = Mirrored.open(List.of(a, b), TINY, background);
        journal.append(1, "x".repeat(200));
        b.failAfter(0);
        journal.append(1, "y");
        b.recover();
        assertTrue(background.runAll() > 0);
        assertFalse(Recovery.transactions(a.memory(), FileHeader.Kind.SNAPSHOT).isEmpty());
        assertEquals(List.of(), Recovery.transactions(b.memory(), FileHeader.Kind.SNAPSHOT));
    }
}
