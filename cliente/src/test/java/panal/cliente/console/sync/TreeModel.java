package panal.cliente.console.sync;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import panal.cliente.console.sync.Entry.Kind;

/** A tree in memory, with a directory as map of names. Refuses what a file system would. */
final class TreeModel {
    /** Some of which come before a slash, some of which are longer forms of others, and beyond U+FFFF. */
    private static final List<String> NAMES = List.of("a", "a b", "a-b", "a.b", "aa", "!", "é", "\uFFFD", "😀");

    private static final List<Kind> KINDS = List.of(Kind.FILE, Kind.FILE, Kind.FILE, Kind.DIRECTORY);
    private static final List<Kind> KINDS_OF_TARGETS =
            List.of(Kind.FILE, Kind.FILE, Kind.FILE, Kind.DIRECTORY, Kind.DIRECTORY, Kind.OTHER, Kind.EXCLUDED);

    private final Map<String, TreeModel> children = new TreeMap<>();
    private final Kind kind;
    private final long length;
    private final long time;

    TreeModel() {
        this(Kind.DIRECTORY, 0, 0);
    }

    private TreeModel(Kind kind, long length, long time) {
        this.kind = kind;
        this.length = length;
        this.time = time;
    }

    static TreeModel random(Random random, boolean target) {
        TreeModel top = new TreeModel();
        top.grow(random, target ? KINDS_OF_TARGETS : KINDS, 4);
        return top;
    }

    private void grow(Random random, List<Kind> kinds, int levels) {
        for (String name : NAMES) {
            if (random.nextInt(3) == 0) {
                Kind each = kinds.get(random.nextInt(kinds.size()));
                boolean file = each == Kind.FILE;
                TreeModel child =
                        new TreeModel(each, file ? random.nextInt(2) : 0, file ? random.nextInt(3) * 1_000L : 0);
                children.put(name, child);
                if (each == Kind.DIRECTORY && levels > 1) {
                    child.grow(random, kinds, levels - 1);
                }
            }
        }
    }

    /** Its entries in order, found by going down and not by comparing paths. */
    Walk walk() {
        Queue<Entry> entries = new ArrayDeque<>();
        collect("", entries);
        return () -> Optional.ofNullable(entries.poll());
    }

    private void collect(String path, Queue<Entry> entries) {
        children.forEach((name, child) -> {
            String below = path.isEmpty() ? name : path + "/" + name;
            entries.add(new Entry(below, child.kind, child.length, child.time, Entry.UNKNOWN, false));
            child.collect(below, entries);
        });
    }

    void makeDirectory(String path) {
        TreeModel before = above(path).children.putIfAbsent(name(path), new TreeModel());
        require(before == null, path + " is there already");
    }

    void put(Entry file) {
        TreeModel before = above(file.path()).children.get(name(file.path()));
        require(before == null || before.kind == Kind.FILE || before.kind == Kind.OTHER, file + " is in the way");
        above(file.path())
                .children
                .put(name(file.path()), new TreeModel(Kind.FILE, file.length(), file.modifiedMillis()));
    }

    boolean has(String path) {
        return above(path).children.containsKey(name(path));
    }

    void delete(String path) {
        TreeModel gone = above(path).children.remove(name(path));
        require(gone != null && gone.children.isEmpty() && gone.kind != Kind.EXCLUDED, path + " cannot be deleted");
    }

    /** What there is, in a form that can be compared; times as far as they matter. */
    Set<String> contents() {
        TreeSet<String> all = new TreeSet<>();
        Queue<Entry> entries = new ArrayDeque<>();
        collect("", entries);
        entries.forEach(each -> all.add(each.path() + " " + each.kind() + " " + each.length()));
        return all;
    }

    private TreeModel above(String path) {
        TreeModel at = this;
        String[] names = path.split("/", -1);
        for (int i = 0; i < names.length - 1; i++) {
            TreeModel child = at.children.get(names[i]);
            require(child != null && child.kind == Kind.DIRECTORY, path + " has no directory");
            at = child == null ? at : child;
        }
        return at;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new AssertionError(fault);
        }
    }
}
