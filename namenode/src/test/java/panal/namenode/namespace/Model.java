package panal.namenode.namespace;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.DirectoryNotEmpty;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;

/** What a namespace should do, in the simplest way: a mutable map from path to length, -1 for a directory. */
final class Model {
    private static final int DIRECTORY = -1;

    private final TreeMap<String, Integer> all = new TreeMap<>(Map.of("/", DIRECTORY));

    Map<String, Integer> all() {
        return all;
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }

    private boolean isDirectory(String path) {
        return all.getOrDefault(path, 0) == DIRECTORY;
    }

    private boolean isFile(String path) {
        return all.getOrDefault(path, DIRECTORY) != DIRECTORY;
    }

    private boolean isEmpty(String directory) {
        return all.keySet().stream().noneMatch(path -> path.startsWith(directory + "/"));
    }

    /** Why {@code path} cannot be a new entry's name: its directory is missing or a file. */
    private Optional<Class<?>> noDirectoryAbove(String path) {
        for (String at = parent(path); ; at = parent(at)) {
            if (isFile(at)) {
                return Optional.of(NotADirectory.class);
            }
            if (at.equals("/")) {
                break;
            }
        }
        return isDirectory(parent(path)) ? Optional.empty() : Optional.of(NotFound.class);
    }

    Optional<Class<?>> mkdir(String path, boolean parents) {
        if (all.containsKey(path)) {
            return parents && isDirectory(path) ? Optional.empty() : Optional.of(AlreadyExists.class);
        }
        Optional<Class<?>> refused = noDirectoryAbove(path);
        if (refused.isPresent() && !(parents && refused.get() == NotFound.class)) {
            return refused;
        }
        for (String at = path; !at.equals("/"); at = parent(at)) {
            all.put(at, DIRECTORY);
        }
        return Optional.empty();
    }

    Optional<Class<?>> put(String path, int length, boolean overwrite) {
        if (isDirectory(path)) {
            return Optional.of(IsADirectory.class);
        }
        if (isFile(path) && !overwrite) {
            return Optional.of(AlreadyExists.class);
        }
        all.put(path, length);
        return Optional.empty();
    }

    boolean canHold(String path) {
        return noDirectoryAbove(path).isEmpty();
    }

    Optional<Class<?>> delete(String path, boolean recursive) {
        if (path.equals("/")) {
            return Optional.of(InvalidInput.class);
        }
        if (!all.containsKey(path)) {
            return Optional.of(noDirectoryAbove(path).orElse(NotFound.class));
        }
        if (isDirectory(path) && !recursive && !isEmpty(path)) {
            return Optional.of(DirectoryNotEmpty.class);
        }
        all.keySet().removeIf(at -> at.equals(path) || at.startsWith(path + "/"));
        return Optional.empty();
    }

    Optional<Class<?>> rename(String from, String to) {
        if (from.equals("/")) {
            return Optional.of(InvalidInput.class);
        }
        if (!all.containsKey(from)) {
            return Optional.of(noDirectoryAbove(from).orElse(NotFound.class));
        }
        if (to.startsWith(from + "/")) {
            return Optional.of(InvalidInput.class);
        }
        Optional<Class<?>> refused = to.equals("/") ? Optional.empty() : noDirectoryAbove(to);
        if (refused.isPresent()) {
            return refused;
        }
        if (all.containsKey(to)) {
            return Optional.of(AlreadyExists.class);
        }
        TreeMap<String, Integer> moved = new TreeMap<>();
        all.forEach((path, what) -> {
            if (path.equals(from) || path.startsWith(from + "/")) {
                moved.put(to + path.substring(from.length()), what);
            }
        });
        all.keySet().removeIf(path -> path.equals(from) || path.startsWith(from + "/"));
        all.putAll(moved);
        return Optional.empty();
    }
}
