package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;

/** A start that is refused leaves everything as it was, for whoever looks at it next. */
final class RefusedStartTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    private static final JournalSettings ONE_FRAME_EACH = new JournalSettings(40, 1 << 30, Promise.SYNCED);
    private static final String SEGMENT = FileHeader.Kind.SEGMENT.nameOf(1);
    private static final int FRAME = Frame.HEADER + 3;

    private final FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
    private final FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());

    private static Map<String, String> files(MemoryDisk disk) {
        Map<String, String> files = new TreeMap<>();
        disk.list().forEach(name -> files.put(name, Arrays.toString(disk.get(name))));
        return files;
    }

    /** Both have four frames. */
    private void write(JournalSettings settings) throws PanalException {
        Mirrored journal = Mirrored.open(List.of(a, b), settings, new ManualExecutor());
        for (String frame : List.of("abc", "def", "ghi", "jkl")) {
            journal.append(3, frame);
        }
    }

    @Test
    void neitherCutsNorSealsNorRenames() throws Exception {
        write(LARGE);
        byte[] damaged = a.memory().get(SEGMENT);
        damaged[FileHeader.SIZE + FRAME + 5] ^= 1;
        a.memory().put(SEGMENT, damaged);
        a.memory().put(FileHeader.Kind.SNAPSHOT.nameOf(3), new byte[] {1, 2, 3});
        b.memory().put(SEGMENT, Arrays.copyOf(b.memory().get(SEGMENT), FileHeader.SIZE + FRAME + 7));
        b.memory().put("snapshot-00000000000000000003.snap.tmp", new byte[] {1});
        Map<String, String> ofA = files(a.memory());
        Map<String, String> ofB = files(b.memory());
        LocalFailure refused =
                assertThrows(LocalFailure.class, () -> Mirrored.open(List.of(a, b), LARGE, new ManualExecutor()));
        assertTrue(String.valueOf(refused.getMessage()).contains("/a/" + SEGMENT + " at offset "), refused::toString);
        assertEquals(ofA, files(a.memory()));
        assertEquals(ofB, files(b.memory()));
    }

    @Test
    void doesNotMendEither() throws Exception {
        write(ONE_FRAME_EACH);
        for (int first : List.of(1, 4)) { // the other directory has one of them
            byte[] damaged = a.memory().get(FileHeader.Kind.SEGMENT.nameOf(first));
            damaged[FileHeader.SIZE + 5] ^= 1;
            a.memory().put(FileHeader.Kind.SEGMENT.nameOf(first), damaged);
        }
        for (int first : List.of(4, 7, 10)) {
            b.memory().delete(FileHeader.Kind.SEGMENT.nameOf(first));
        }
        Map<String, String> ofA = files(a.memory());
        Map<String, String> ofB = files(b.memory());
        assertThrows(LocalFailure.class, () -> Mirrored.open(List.of(a, b), ONE_FRAME_EACH, new ManualExecutor()));
        assertEquals(ofA, files(a.memory()));
        assertEquals(ofB, files(b.memory()));
    }

    @Test
    void ofOneDirectoryKeepsWhatWasUnfinishedToo() throws Exception {
        write(LARGE);
        byte[] damaged = a.memory().get(SEGMENT);
        damaged[FileHeader.SIZE + 5] ^= 1;
        a.memory().put(SEGMENT, damaged);
        a.memory().put("snapshot-00000000000000000003.snap.tmp", new byte[] {1});
        Map<String, String> before = files(a.memory());
        assertThrows(LocalFailure.class, () -> Journaling.on(a.memory(), LARGE, new ManualExecutor()));
        assertEquals(before, files(a.memory()));
    }
}
