package panal.namenode.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.Scribe;
import panal.namenode.namespace.TreeEdit;
import panal.protocol.error.PanalException;
import panal.protocol.value.Change;
import panal.protocol.value.ChangeKind;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.RequestId;
import panal.testkit.Seeds;

/** What is read out of the edits of a batch. */
final class ChangeReaderTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final Scribe scribe = Scribe.founded();
    private Namespace before = scribe.namespace();
    private int from = scribe.edits().size();

    /** What follows is another batch. */
    private void commit() {
        before = scribe.namespace();
        from = scribe.edits().size();
    }

    private List<KnownChange> read() {
        List<Edit> batch =
                List.copyOf(scribe.edits().subList(from, scribe.edits().size()));
        List<KnownChange> read = ChangeReader.read(before, batch, from + 1);
        commit();
        return read;
    }

    private List<String> told() {
        return read().stream().map(known -> text(known.change())).toList();
    }

    private static String text(Change change) {
        return change.kind() + " " + (change.from().isEmpty() ? "" : change.from() + " ") + change.path();
    }

    @Test
    void aFileMadeAndDeletedInOneBatchIsTold() throws Exception {
        scribe.mkdir("/d");
        scribe.put("/d/f", 5, false);
        scribe.delete("/d/f", false);
        scribe.delete("/d", true);
        assertEquals(List.of("MADE /d", "WRITTEN /d/f", "DELETED /d/f", "DELETED /d"), told());
    }

    @Test
    void eachChangeHasItsEditsTransactionTheTimeAndTheUser() throws Exception {
        scribe.mkdirs("/d/e");
        scribe.put("/d/f", 5, false);
        List<Change> changes = read().stream().map(KnownChange::change).toList();
        assertEquals(3, changes.size());
        long first = changes.get(0).transaction();
        assertEquals(first + 1, changes.get(1).transaction());
        Change written = changes.get(2);
        // Its ids were reserved in between.
        assertEquals(scribe.edits().size(), written.transaction());
        assertEquals(Scribe.USER, written.by());
        assertEquals(5, written.length());
        assertEquals(scribe.namespace().existing(written.path()).attributes().modifiedMillis(), written.timeMillis());
    }

    @Test
    void aTreeThatIsMovedOrDeletedIsOneChange() throws Exception {
        scribe.mkdirs("/d/e/f");
        scribe.put("/d/e/f/g", 5, false);
        commit();
        scribe.rename("/d", "/x");
        assertEquals(List.of("MOVED /d /x"), told());
        scribe.delete("/x", true);
        assertEquals(List.of("DELETED /x"), told());
        scribe.reclaimAll();
        assertEquals(List.of(), told());
    }

    @Test
    void anOverwrittenFileIsWritten() throws Exception {
        scribe.put("/f", 5, false);
        commit();
        scribe.put("/f", 7, true);
        List<KnownChange> changes = read();
        assertEquals(1, changes.size());
        assertEquals(ChangeKind.WRITTEN, changes.get(0).change().kind());
        assertEquals(7, changes.get(0).change().length());
    }

    /** The namespace behind the batch has other paths. */
    @Test
    void aPathIsThatOfItsMomentWhateverTheBatchDoesLater() throws Exception {
        scribe.mkdirs("/d/e");
        commit();
        scribe.put("/d/e/one", 5, false);
        scribe.rename("/d", "/x");
        scribe.put("/x/e/two", 5, false);
        scribe.rename("/x/e/two", "/two");
        scribe.delete("/x", true);
        assertEquals(
                List.of("WRITTEN /d/e/one", "MOVED /d /x", "WRITTEN /x/e/two", "MOVED /x/e/two /two", "DELETED /x"),
                told());
    }

    /** Of /d/e/f/g, where d and e have the same rights. */
    @Test
    void knowsTheRightsOfTheDirectoriesAboveAsTheyWere() throws Exception {
        FileId d = new FileId(100);
        FileId g = new FileId(103);
        List<Edit> batch = List.of(
                made(d, DirectoryInode.ROOT, "d", "bert", 0700),
                made(new FileId(101), d, "e", "bert", 0700),
                made(new FileId(102), new FileId(101), "f", "carl", 0755),
                made(g, new FileId(102), "g", "carl", 0755),
                new TreeEdit.Renamed(origin(), g, new Place(DirectoryInode.ROOT, "g")),
                new TreeEdit.Deleted(origin(), d));
        List<KnownChange> changes = ChangeReader.read(before, batch, from + 1);
        Attributes top = before.existing(FilePath.ROOT).attributes();
        String root = top.owner() + " " + Integer.toOctalString(top.mode());
        List<String> below = List.of(root, "bert 700", "carl 755");
        assertEquals(below, rights(changes.get(3).above()));
        assertEquals(List.of(root), rights(changes.get(4).above()));
        assertEquals(below, rights(changes.get(4).aboveBefore()));
        assertEquals(List.of(root), rights(changes.get(5).above()));
    }

    private static Edit made(FileId id, FileId in, String name, String owner, int mode) {
        Attributes attributes = new Attributes(owner, "staff", mode, 1, 1);
        return new TreeEdit.DirectoryMade(origin(), id, new Place(in, name), attributes, false);
    }

    private static Origin origin() {
        return new Origin("bert", 5, new RequestId(UUID.randomUUID()));
    }

    private static List<String> rights(List<Attributes> directories) {
        return directories.stream()
                .map(each -> each.owner() + " " + Integer.toOctalString(each.mode()))
                .toList();
    }

    @Test
    void readsTheDeepestPath() throws Exception {
        String deepest = "/d".repeat(2_047);
        scribe.mkdirs(deepest);
        commit();
        scribe.put(deepest + "/f", 5, false);
        assertEquals(List.of("WRITTEN " + deepest + "/f"), told());
    }

    /** Whoever keeps a list of paths by what is told has what is there, however commands fall into batches. */
    @Test
    void whatIsToldLeadsFromOneTreeToTheNext() {
        Seeds.each(1, 40, random -> {
            Scribe any = Scribe.founded();
            Map<String, Boolean> told = new TreeMap<>();
            for (int batch = 0; batch < 40; batch++) {
                Namespace start = any.namespace();
                int first = any.edits().size();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    act(any, random);
                }
                List<Edit> edits =
                        List.copyOf(any.edits().subList(first, any.edits().size()));
                ChangeReader.read(start, edits, first + 1).forEach(known -> follow(told, known.change()));
                assertEquals(there(any.namespace()), told.keySet());
            }
        });
    }

    private static void act(Scribe any, Random random) {
        try {
            switch (random.nextInt(8)) {
                case 0, 1 -> any.mkdirs(path(random));
                case 2, 3 -> any.put(path(random), random.nextInt(3), random.nextBoolean());
                case 4, 5, 6 -> any.rename(path(random), path(random));
                default -> any.delete(path(random), random.nextBoolean());
            }
            if (random.nextInt(10) == 0) {
                any.reclaimAll();
            }
        } catch (PanalException refused) {
            // Nothing has changed, and nothing may be told.
        }
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int depth = random.nextInt(3); depth >= 0; depth--) {
            path.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return path.toString();
    }

    private static void follow(Map<String, Boolean> told, Change change) {
        String path = change.path().text();
        switch (change.kind()) {
            case MADE, WRITTEN -> told.put(path, true);
            case DELETED -> below(told, path).forEach(told::remove);
            case MOVED ->
                below(told, change.from()).forEach(old -> {
                    told.remove(old);
                    told.put(path + old.substring(change.from().length()), true);
                });
        }
    }

    private static List<String> below(Map<String, Boolean> told, String top) {
        FilePath above = new FilePath(top);
        return told.keySet().stream()
                .filter(path -> new FilePath(path).isAtOrBelow(above))
                .toList();
    }

    private static Set<String> there(Namespace namespace) {
        Set<String> paths = new TreeSet<>();
        List<FilePath> waiting = new ArrayList<>(List.of(FilePath.ROOT));
        while (!waiting.isEmpty()) {
            FilePath directory = waiting.remove(waiting.size() - 1);
            Inode inode = namespace.find(directory).orElseThrow();
            for (Inode entry : namespace.list(inode.id(), "", 100)) {
                FilePath path = new FilePath((directory.isRoot() ? "" : directory.text()) + "/" + entry.name());
                paths.add(path.text());
                if (entry.isDirectory()) {
                    waiting.add(path);
                }
            }
        }
        return paths;
    }
}
