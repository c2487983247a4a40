package panal.namenode.service.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Scribe;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.testkit.Seeds;

final class TreeWalkTest {
    private final Scribe scribe = Scribe.founded();

    private static TreeWalk walk(Namespace now, String top, String position) throws PanalException {
        FilePath path = new FilePath(top);
        return TreeWalk.of(now, path, now.existing(path), position, (each, directory) -> true);
    }

    private static void enter(TreeWalk walk, TreeWalk.Step step) throws PanalException {
        walk.enter(step.path(), step.inode());
    }

    /** All that is met when the walk is begun anew after each {@code page} entries. */
    private static List<String> met(Namespace now, String top, int page) throws PanalException {
        List<String> met = new ArrayList<>();
        String position = "";
        do {
            TreeWalk walk = walk(now, top, position);
            for (int i = 0; i < page; i++) {
                Optional<TreeWalk.Step> step = walk.next();
                if (step.isEmpty()) {
                    break;
                }
                met.add(step.get().path().text());
                enter(walk, step.get());
            }
            position = walk.position();
        } while (!position.isEmpty());
        return met;
    }

    @Test
    void meetsEachEntryBehindItsDirectoryAndBeforeTheNext() throws Exception {
        for (String path : List.of("/b", "/a", "/a/z", "/a/b", "/a/b/c", "/a.b")) {
            scribe.mkdirs(path);
        }
        assertEquals(List.of("/a", "/a/b", "/a/b/c", "/a/z", "/a.b", "/b"), met(scribe.namespace(), "/", 100));
        assertEquals(List.of("/a/b", "/a/b/c", "/a/z"), met(scribe.namespace(), "/a", 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 199, 201})
    void meetsTheSameWhereverItIsBroken(int page) {
        Seeds.each(1, 3, random -> {
            Scribe many = Scribe.founded();
            List<String> directories = new ArrayList<>(List.of(""));
            for (int i = 0; i < 600; i++) {
                String path = directories.get(random.nextInt(directories.size())) + "/d" + random.nextInt(400);
                if (path.length() < 200 && !directories.contains(path)) {
                    many.mkdir(path);
                    directories.add(path);
                }
            }
            List<String> whole = met(many.namespace(), "/", 1_000_000);
            assertEquals(directories.size() - 1, whole.size());
            assertEquals(whole, met(many.namespace(), "/", page));
        });
    }

    @Test
    void goesOnBehindADirectoryThatIsGone() throws Exception {
        for (String path : List.of("/a", "/a/x", "/b", "/c")) {
            scribe.mkdir(path);
        }
        TreeWalk walk = walk(scribe.namespace(), "/", "");
        enter(walk, walk.next().orElseThrow());
        walk.next();
        String position = walk.position();
        scribe.delete("/a", true);
        TreeWalk later = walk(scribe.namespace(), "/", position);
        assertEquals("/b", later.next().orElseThrow().path().text());
    }

    @Test
    void doesNotGoOnInADirectoryThatIsShutNow() throws Exception {
        for (String path : List.of("/a", "/a/x", "/a/y", "/b")) {
            scribe.mkdir(path);
        }
        Namespace now = scribe.namespace();
        TreeWalk.Gate gate = (path, directory) -> !path.text().equals("/a");
        TreeWalk walk = TreeWalk.of(now, FilePath.ROOT, now.existing(FilePath.ROOT), "/a/x", gate);
        assertEquals("/b", walk.next().orElseThrow().path().text());
    }

    @Test
    void refusesAPositionThatIsNotBelowItsTop() throws Exception {
        scribe.mkdir("/a");
        scribe.mkdir("/ab");
        Namespace now = scribe.namespace();
        for (String position : List.of("x", "/ab/c", "/b", "//x", "/a/../b")) {
            assertThrows(InvalidInput.class, () -> walk(now, "/a", position), position);
        }
    }
}
