package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import panal.namenode.codec.PartSink;
import panal.namenode.journal.MetadataDirectory.State;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;

/** A journal that goes on behind another state, of a later transaction. */
final class LeapTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings TINY = new JournalSettings(100, 150, Promise.SYNCED);

    private final ManualExecutor background = new ManualExecutor();
    private final FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
    private final FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());

    private static Image image(long transaction, String edits) {
        return new Image() {
            @Override
            public long transaction() {
                return transaction;
            }

            @Override
            public void parts(PartSink sink) throws IOException {
                sink.part(1, edits.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private Mirrored open(FaultyPlace... places) throws LocalFailure {
        return Mirrored.open(List.of(places), LARGE, background);
    }

    @Test
    void whatWasLeaptToIsDurableAndTheLogGoesOnBehindIt() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        Journaling.on(disk, LARGE, background).append(3, "abc");
        Journaling old = Journaling.on(disk, LARGE, background);
        Image other = image(1_000, "ABX");
        old.journal().leap(other);
        assertEquals("ABX", Mirrored.alone(disk.afterPowerCut(), LARGE));
        old.state().restore(other);
        old.append(1, "y");
        assertEquals("ABXy", Mirrored.alone(disk.afterPowerCut(), LARGE));
        Journaling again = Journaling.on(disk.afterPowerCut(), LARGE, background);
        assertEquals(1_001, again.state().transaction());
        again.append(1, "z");
    }

    @Test
    void theLogOfBeforeIsRemovedByLaterSnapshotsAsEver() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        Journaling.on(disk, TINY, background).append(3, "abc");
        Journaling old = Journaling.on(disk, TINY, background);
        Image other = image(1_000, "ABX");
        old.journal().leap(other);
        old.state().restore(other);
        for (int i = 0; i < 40; i++) {
            old.append(1, "edit " + i);
            background.runAll();
        }
        assertTrue(disk.list().stream().noneMatch(FileHeader.Kind.SEGMENT.nameOf(1)::equals), () -> disk.list()
                .toString());
        assertEquals(
                old.state().edits(),
                Journaling.on(disk.afterPowerCut(), TINY, background).state().edits());
    }

    @Test
    void afterALeapThatFailsHalfWayTheJournalStopsAndHasOneStateOrTheOther() throws Exception {
        Set<String> afterFailures = new TreeSet<>();
        boolean leapt = false;
        for (int good = 0; !leapt; good++) {
            FaultyPlace place = new FaultyPlace("/one", new MemoryDisk());
            Mirrored journal = Mirrored.open(List.of(place), LARGE, background);
            journal.append(3, "abc");
            place.failAfter(good);
            leapt = leaps(journal);
            place.recover();
            String found = Mirrored.alone(place.memory().afterPowerCut(), LARGE);
            if (leapt) {
                assertEquals("ABX", found);
            } else {
                assertThrows(PanalException.class, () -> journal.append(1, "d"));
                afterFailures.add(found);
            }
        }
        assertEquals(Set.of("abc", "ABX"), afterFailures, "some failed before the leap counted, and some behind");
    }

    /** Whether it does; a failure that says anything but that nothing is known is one of the test. */
    private static boolean leaps(Mirrored journal) throws PanalException {
        try {
            journal.journal().leap(image(1_000, "ABX"));
            return true;
        } catch (OutcomeUnknown failed) {
            return false;
        }
    }

    @Test
    void everyDirectoryLeaps() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        Image other = image(1_000, "ABX");
        journal.journal().leap(other);
        journal.state().restore(other);
        journal.append(1, "y");
        assertEquals("ABXy", Mirrored.alone(a.memory(), LARGE));
        assertEquals("ABXy", Mirrored.alone(b.memory(), LARGE));
        Mirrored again = open(a, b);
        assertEquals("ABXy", again.text());
        assertEquals(State.CURRENT, again.stateOf(0));
        assertEquals(State.CURRENT, again.stateOf(1));
        again.append(1, "z");
    }

    @Test
    void aDirectoryThatFailsMeanwhileIsDroppedAndFilled() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        b.failAfter(2);
        Image other = image(1_000, "ABX");
        journal.journal().leap(other);
        assertEquals(State.DROPPED, journal.stateOf(1));
        b.recover();
        Mirrored again = open(a, b);
        assertEquals("ABX", again.text());
        again.append(1, "y");
        again.takeBack();
        again.append(1, "z");
        assertEquals(State.CURRENT, again.stateOf(1));
        assertEquals("ABXyz", Mirrored.alone(b.memory(), LARGE));
    }

    /** The process ends when one directory has leapt and the other one not yet. */
    @Test
    void theStartGoesOnFromTheDirectoryThatHasLeapt() throws Exception {
        open(a, b).append(3, "abc");
        Journaling alone = Journaling.on(a.memory(), LARGE, background);
        alone.journal().leap(image(1_000, "ABX"));
        Mirrored again = open(a, b);
        assertEquals("ABX", again.text());
        again.takeBack();
        again.append(1, "y");
        assertEquals(State.CURRENT, again.stateOf(1));
        assertEquals("ABXy", Mirrored.alone(b.memory(), LARGE));
    }

    @Test
    void aLeapBackIsRefused() throws Exception {
        Mirrored journal = open(a, b);
        journal.append(3, "abc");
        assertThrows(IllegalArgumentException.class, () -> journal.journal().leap(image(3, "xyz")));
        journal.append(1, "d");
        assertEquals("abcd", Mirrored.alone(a.memory(), LARGE));
    }
}
