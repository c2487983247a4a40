package panal.namenode.service.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;

/**
 * Goes through what is below a directory, each directory's entries by name and a directory's own entries right behind it,
 * from any point on: where to go on is a text, so that nobody has to remember a walk between two pages. Names that come
 * or go meanwhile are met or not; all others are met once. Not thread-safe.
 */
final class TreeWalk {
    private static final int ENTRIES_AT_ONCE = 200;

    private final Namespace now;
    private final Deque<Level> levels = new ArrayDeque<>();

    private TreeWalk(Namespace now) {
        this.now = now;
    }

    /**
     * An entry that was met.
     *
     * @param above its directory
     * @param level how far below the walk's top: 1 for what is in it
     */
    record Step(FilePath above, Inode inode, int level) {
        /** Its path, which is put together when somebody wants it. */
        FilePath path() throws InvalidInput {
            return above.child(inode.name());
        }
    }

    /** Whether the walk may go below a directory. */
    @FunctionalInterface
    interface Gate {
        boolean open(FilePath path, Inode directory);
    }

    /** A directory on the way down, and the last of its names that was met. */
    private static final class Level {
        private final FilePath path;
        private final FileId directory;
        private String last;
        private Iterator<Inode> ahead = Collections.emptyIterator();

        Level(FilePath path, FileId directory, String last) {
            this.path = path;
            this.directory = directory;
            this.last = last;
        }
    }

    /**
     * A walk below a directory.
     *
     * @param path where {@code top} stands
     * @param after what {@link #position} said, or empty text to begin
     * @param gate asked about the directories that the position leads through
     */
    static TreeWalk of(Namespace now, FilePath path, Inode top, String after, Gate gate) throws InvalidInput {
        TreeWalk walk = new TreeWalk(now);
        if (after.isEmpty()) {
            walk.enter(path, top);
            return walk;
        }
        int slash = after.lastIndexOf('/');
        FilePath directory = FilePath.parse(slash <= 0 ? "/" : after.substring(0, slash));
        if (slash < 0 || !directory.isAtOrBelow(path)) {
            throw new InvalidInput("\"" + after + "\" is no place below " + path + "; begin anew");
        }
        List<String> names = directory.names();
        List<String> way = new ArrayList<>(names.subList(path.names().size(), names.size()));
        way.add(after.substring(slash + 1));
        walk.resume(path, top, way, gate);
        return walk;
    }

    /** @param way names from the top down to the one that was met last, which need not be there any more */
    private void resume(FilePath topPath, Inode top, List<String> way, Gate gate) throws InvalidInput {
        FilePath path = topPath;
        Inode directory = top;
        Iterator<String> names = way.iterator();
        while (directory.isDirectory() && gate.open(path, directory)) {
            String last = names.next();
            levels.push(new Level(path, directory.id(), last));
            Optional<Inode> next = names.hasNext() ? now.child(directory.id(), last) : Optional.empty();
            if (next.isEmpty()) {
                return;
            }
            path = path.child(last);
            directory = next.get();
        }
    }

    /** Goes on with what is in this directory, which is the last step. */
    void enter(FilePath path, Inode directory) {
        levels.push(new Level(path, directory.id(), ""));
    }

    /** The next entry; empty at the end. */
    Optional<Step> next() {
        while (!levels.isEmpty()) {
            Level level = levels.peek();
            if (!level.ahead.hasNext()) {
                level.ahead =
                        now.list(level.directory, level.last, ENTRIES_AT_ONCE).iterator();
            }
            if (level.ahead.hasNext()) {
                Inode inode = level.ahead.next();
                level.last = inode.name();
                return Optional.of(new Step(level.path, inode, levels.size()));
            }
            levels.pop();
        }
        return Optional.empty();
    }

    /** The directory, so many levels below the top, that the walk is in. */
    FilePath directoryAt(int level) {
        Iterator<Level> down = levels.descendingIterator();
        for (int above = 0; above < level; above++) {
            down.next();
        }
        return down.next().path;
    }

    /** Where to go on behind the last step; empty text at the end. */
    String position() {
        Level level = levels.peek();
        if (level == null) {
            return "";
        }
        return (level.path.isRoot() ? "" : level.path.text()) + "/" + level.last;
    }
}
