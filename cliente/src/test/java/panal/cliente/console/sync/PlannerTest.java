package panal.cliente.console.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import panal.cliente.console.sync.Entry.Kind;
import panal.protocol.error.PanalException;
import panal.testkit.Seeds;

final class PlannerTest {
    private static final Rule KEEPING = new Rule(false, false);
    private static final Rule DELETING = new Rule(false, true);

    /** Writes down what is to be done. */
    private static final class Notes implements Steps {
        final List<String> steps = new ArrayList<>();

        @Override
        public void makeDirectory(Entry directory) {
            steps.add("make " + directory.path());
        }

        @Override
        public void copy(Entry file) {
            steps.add("copy " + file.path());
        }

        @Override
        public void compare(Entry wanted, Entry there) {
            steps.add("compare " + wanted.path());
        }

        @Override
        public void keep(Entry file) {}

        @Override
        public void refuse(Entry wanted, Entry there) {
            steps.add("refuse " + wanted.path());
        }

        @Override
        public void spare(Entry behindLink) {
            steps.add("spare " + behindLink.path());
        }
    }

    private static Walk walk(Entry... entries) {
        Iterator<Entry> all = List.of(entries).iterator();
        return () -> all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    private static Entry file(String path) {
        return Entry.file(path, 1, 10_000);
    }

    private static Entry directory(String path) {
        return Entry.of(path, Kind.DIRECTORY);
    }

    /** What is to be done, with what has to wait at the end. */
    private static List<String> plan(Rule rule, Walk source, Walk target) throws PanalException {
        Notes notes = new Notes();
        Rest rest = new Planner(source, target, rule, notes).run();
        return Stream.of(
                        notes.steps.stream(),
                        rest.deletions().stream().map(each -> "delete " + each.path()),
                        rest.replacements().stream().map(each -> "then " + each.path()))
                .flatMap(each -> each)
                .toList();
    }

    @Test
    void copiesWhatDiffersInLengthOrByMoreThanASecond() throws Exception {
        Walk source = walk(
                Entry.file("length", 5, 1_000),
                Entry.file("older", 4, 0),
                Entry.file("same", 4, 1_000),
                Entry.file("time", 4, 9_001));
        Walk target = walk(
                Entry.file("length", 4, 1_000),
                Entry.file("older", 4, 5_000),
                Entry.file("same", 4, 2_000),
                Entry.file("time", 4, 8_000));
        assertEquals(List.of("copy length", "copy older", "copy time"), plan(KEEPING, source, target));
    }

    @Test
    void comparesSumsInsteadOfTimesIfToldSo() throws Exception {
        Walk source = walk(Entry.file("length", 5, 0), Entry.file("same", 4, 0));
        Walk target = walk(Entry.file("length", 4, 0), Entry.file("same", 4, 99_000));
        assertEquals(List.of("copy length", "compare same"), plan(new Rule(true, false), source, target));
    }

    @Test
    void deletesADirectoryBehindWhatIsInIt() throws Exception {
        Walk target = walk(directory("a"), directory("a/b"), file("a/b/c"), file("a-"), file("b"));
        assertEquals(
                List.of("delete a-", "delete a/b/c", "delete a/b", "delete a"),
                plan(DELETING, walk(file("b")), target));
    }

    @Test
    void keepsTheDirectoriesOfWhatIsExcluded() throws Exception {
        Walk target = walk(
                directory("a"),
                directory("a/b"),
                Entry.of("a/b/c", Kind.EXCLUDED),
                file("a/b/d"),
                directory("a/e"),
                directory("f"));
        assertEquals(List.of("delete f", "delete a/e", "delete a/b/d"), plan(DELETING, Walk.EMPTY, target));
    }

    @Test
    void refusesWhatStandsInTheWayAndSkipsWhatWouldBeInIt() throws Exception {
        assertEquals(
                List.of("refuse a", "refuse b", "copy c"),
                plan(
                        KEEPING,
                        walk(directory("a"), file("a/x"), file("b"), file("c")),
                        walk(file("a"), directory("b"), file("b/y"))));
    }

    @Test
    void replacesWhatStandsInTheWayBehindEverythingElseIfItMayBeDeleted() throws Exception {
        assertEquals(
                List.of("copy c", "delete b/y", "delete b", "delete a", "then a", "then a/x", "then b"),
                plan(
                        DELETING,
                        walk(directory("a"), file("a/x"), file("b"), file("c")),
                        walk(file("a"), directory("b"), file("b/y"))));
    }

    @Test
    void deletesALinkButNothingBehindIt() throws Exception {
        Entry behind = file("link/x").reachedByLink(true);
        assertEquals(List.of("delete link"), plan(DELETING, Walk.EMPTY, walk(directory("link"), behind)));
        assertEquals(List.of("spare link/x"), plan(DELETING, walk(directory("link")), walk(directory("link"), behind)));
    }

    @Test
    void countsWhatBothSidesHave() throws Exception {
        Walk target = walk(file("a"), file("b"), Entry.of("c", Kind.EXCLUDED));
        Rest rest = new Planner(walk(file("b"), file("d"), file("e")), target, DELETING, new Notes()).run();
        assertEquals(3, rest.sources());
        assertEquals(2, rest.targets());
    }

    @Test
    void afterAnySyncTheTargetIsLikeItsSourceAndTheNextOneHasNothingToDo() {
        Seeds.each(1, 400, random -> {
            TreeModel source = TreeModel.random(random, false);
            TreeModel target = TreeModel.random(random, true);
            TreeSet<String> excluded = new TreeSet<>(target.contents());
            excluded.removeIf(each -> !each.contains(Kind.EXCLUDED.name()));
            sync(source, target, DELETING);
            Set<String> now = target.contents();
            assertTrue(now.containsAll(excluded), "what is excluded is left alone");
            if (excluded.isEmpty()) {
                assertEquals(source.contents(), now);
                assertEquals(List.of(), plan(DELETING, source.walk(), target.walk()));
            }
        });
    }

    @Test
    void withoutLeaveToDeleteNothingIsLost() {
        Seeds.each(1, 400, random -> {
            TreeModel source = TreeModel.random(random, false);
            TreeModel target = TreeModel.random(random, true);
            Set<String> names = names(target);
            sync(source, target, KEEPING);
            assertTrue(names(target).containsAll(names));
            assertTrue(
                    plan(KEEPING, source.walk(), target.walk()).stream().allMatch(each -> each.startsWith("refuse")));
        });
    }

    private static Set<String> names(TreeModel tree) {
        TreeSet<String> names = new TreeSet<>();
        tree.contents().forEach(each -> names.add(each.substring(0, each.lastIndexOf(' ', each.lastIndexOf(' ') - 1))));
        return names;
    }

    private static void sync(TreeModel source, TreeModel target, Rule rule) throws PanalException {
        Steps steps = new Steps() {
            @Override
            public void makeDirectory(Entry directory) {
                target.makeDirectory(directory.path());
            }

            @Override
            public void copy(Entry file) {
                target.put(file);
            }

            @Override
            public void compare(Entry wanted, Entry there) {
                throw new AssertionError("nobody asked for sums");
            }

            @Override
            public void keep(Entry file) {}

            @Override
            public void refuse(Entry wanted, Entry there) {}

            @Override
            public void spare(Entry behindLink) {}
        };
        // The target is listed before anything is changed, as it is entered directory by directory.
        Rest rest = new Planner(source.walk(), target.walk(), rule, steps).run();
        rest.deletions().forEach(each -> target.delete(each.path()));
        for (Entry each : rest.replacements()) {
            if (each.isDirectory()) {
                target.makeDirectory(each.path());
            } else if (!target.has(each.path())) {
                // Else something excluded is in the directory that it should replace.
                target.put(each);
            }
        }
    }
}
