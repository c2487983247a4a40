package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;
import panal.protocol.value.Usage;

final class LargeTreesTest {
    private final Scribe scribe = Scribe.founded();

    @Test
    void aDirectoryOfManyEntriesIsListedInPagesInOrderWithoutAGap() throws PanalException {
        int entries = 100_000;
        FileId directory = scribe.mkdir("/many").id();
        scribe.mkdir("/neighbour");
        scribe.mkdir("/neighbour/aaa");
        for (int i = 0; i < entries; i++) {
            scribe.mkdir("/many/" + (i * 7_919L % entries));
        }
        List<String> names = new ArrayList<>();
        for (String after = ""; ; after = names.get(names.size() - 1)) {
            List<Inode> page = scribe.namespace().list(directory, after, Limits.PAGE_ENTRIES);
            page.forEach(inode -> names.add(inode.name()));
            if (page.size() < Limits.PAGE_ENTRIES) {
                break;
            }
        }
        assertEquals(entries, names.size());
        assertEquals(names.stream().sorted().distinct().toList(), names);
    }

    @Test
    void deletingATreeIsOneSmallEditAndReclaimingComesInBatches() throws PanalException {
        int files = 3_000;
        scribe.mkdirs("/tree/a/b/c");
        scribe.mkdir("/kept");
        for (int i = 0; i < files; i++) {
            scribe.put((i % 2 == 0 ? "/tree/a/f" : "/tree/a/b/c/f") + i, 10, false);
        }
        int before = scribe.edits().size();
        scribe.delete("/tree", true);
        assertEquals(1, scribe.edits().size() - before);
        assertTrue(scribe.namespace().find(new FilePath("/tree/a")).isEmpty());
        assertTrue(scribe.namespace().doomed().isEmpty());
        assertEquals(files, scribe.namespace().counts().files(), "counted until they are reclaimed");
        int batches = 0;
        while (scribe.give(new Reclaim(Reclaim.BATCH, 5)) > 0) {
            batches++;
        }
        assertTrue(batches >= 2 * files / Reclaim.BATCH, batches + " batches");
        assertEquals(files, scribe.namespace().doomed().size());
        assertEquals(new Counts(2, 0, 0, 0), scribe.namespace().counts());
        assertEquals(2, scribe.namespace().inodes().size());
    }

    @Test
    void aSnapshotBetweenTwoBatchesOfReclaimingLosesNothing() throws PanalException {
        scribe.mkdirs("/tree/a/b/c/d");
        scribe.put("/tree/a/b/c/d/file", 10, false);
        scribe.delete("/tree", true);
        for (int batch = 0; batch < 20; batch++) {
            List<Edit> snapshot = Scribe.contents(scribe.namespace());
            assertEquals(snapshot, Scribe.contents(Namespace.empty().replayAll(snapshot)));
            scribe.give(new Reclaim(1, 5));
        }
        assertTrue(scribe.namespace().detached().isEmpty());
        assertEquals(1, scribe.namespace().doomed().size());
    }

    @Test
    void theDeepestTreeThatPathsAllowWorksWithoutRecursion() throws PanalException {
        String deepest = "/d".repeat(Limits.PATH_BYTES / 2);
        scribe.mkdirs(deepest);
        FileId bottom = scribe.namespace().existing(new FilePath(deepest)).id();
        assertEquals(deepest, scribe.namespace().pathOf(bottom).orElseThrow().text());
        assertEquals(
                new Usage(2_048, 0, 0, 0),
                scribe.namespace()
                        .usage(scribe.namespace().existing(new FilePath("/d")).id()));
        assertThrows(InvalidInput.class, () -> FilePath.parse("/d".repeat(10_000)));
        assertThrows(InvalidInput.class, () -> scribe.rename("/d", "/de"));
        scribe.rename("/d", "/e");
        scribe.delete("/e", true);
        scribe.reclaimAll();
        assertEquals(1, scribe.namespace().inodes().size());
    }

    @Test
    void aMoveThatWouldMakeAPathBelowTooLongIsRefused() throws PanalException {
        String name = "n".repeat(200);
        String below = ("/" + name).repeat(20);
        scribe.mkdirs("/top" + below);
        String longer = "t".repeat(Limits.PATH_BYTES - 1 - below.length());
        assertThrows(InvalidInput.class, () -> scribe.rename("/top", "/" + longer + "x"));
        scribe.rename("/top", "/" + longer);
        assertTrue(scribe.namespace().find(new FilePath("/" + longer + below)).isPresent());
        scribe.rename("/" + longer, "/top");
        scribe.delete("/top/" + name, true);
        scribe.rename("/top", "/" + longer + "x"); // the bound is too high now, the walk knows better
    }

    @Test
    void aMoveIntoADeepDirectoryCountsThePathAboveToo() throws PanalException {
        String deep = ("/" + "d".repeat(255)).repeat(15);
        scribe.mkdirs(deep);
        scribe.mkdirs("/a/" + "b".repeat(254));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> scribe.rename("/a", deep + "/a"));
        assertTrue(refused.getMessage().contains("longer than 4096 bytes"), refused.getMessage());
    }
}
