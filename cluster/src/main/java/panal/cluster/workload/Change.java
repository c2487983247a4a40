package panal.cluster.workload;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an operation makes of the paths that it touches. When its outcome is unknown, all of them are as before, or all of
 * them are as after; nothing between is right.
 */
public record Change(Map<String, Content> before, Map<String, Content> after) {
    public Change {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** Every path that is there on one of the two sides. */
    public Iterable<String> paths() {
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths;
    }

    /** What {@code operation} does to {@code tree}. */
    static Change of(Operation operation, TreeMap<String, Content> tree) {
        Map<String, Content> touched = new TreeMap<>(below(tree, operation.path()));
        return switch (operation.kind()) {
            case CREATE, OVERWRITE, MAKE_DIRECTORY ->
                new Change(touched, Map.of(operation.path(), operation.content()));
            case DELETE -> new Change(touched, Map.of());
            case RENAME -> {
                Map<String, Content> moved = new TreeMap<>();
                int cut = operation.path().length();
                touched.forEach((path, content) -> moved.put(operation.to() + path.substring(cut), content));
                yield new Change(touched, moved);
            }
        };
    }

    /** The path itself and all below it. */
    static Map<String, Content> below(TreeMap<String, Content> tree, String path) {
        Map<String, Content> found = new TreeMap<>();
        Content itself = tree.get(path);
        if (itself != null) {
            found.put(path, itself);
        }
        // '0' is the character behind '/'.
        found.putAll(tree.subMap(path + "/", path + "0"));
        return found;
    }
}
