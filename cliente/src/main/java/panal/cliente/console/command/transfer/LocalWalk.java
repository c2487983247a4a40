package panal.cliente.console.command.transfer;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.LocalFile;
import panal.cliente.console.sync.Entry;
import panal.cliente.console.sync.Entry.Kind;
import panal.cliente.console.sync.Walk;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.ModificationTime;

/**
 * A directory of this machine. Links are followed, as by an upload. In a source, what is neither file nor directory and links
 * that lead back up or nowhere are skipped with a message; in a target they stand in the way, or can go.
 */
final class LocalWalk implements Walk {
    private final Exclusions exclusions;
    private final boolean isTarget;
    private final Attempts attempts;
    private final Deque<Level> levels = new ArrayDeque<>();

    /**
     * A directory under way.
     *
     * @param path below the top; empty for the top
     * @param key what tells it from any other
     * @param names those that are still to come, in their order
     */
    private record Level(Path directory, String path, Object key, Queue<String> names, boolean behindLink) {}

    LocalWalk(Path top, Exclusions exclusions, boolean isTarget, Attempts attempts) {
        this.exclusions = exclusions;
        this.isTarget = isTarget;
        this.attempts = attempts;
        try {
            BasicFileAttributes attributes = Files.readAttributes(top, BasicFileAttributes.class);
            enter(new Level(top, "", key(top, attributes), new ArrayDeque<>(), false));
        } catch (IOException failure) {
            attempts.skipped(LocalFile.reason(failure));
        }
    }

    @Override
    public Optional<Entry> next() {
        while (!levels.isEmpty()) {
            Level level = levels.element();
            String name = level.names.poll();
            if (name == null) {
                levels.pop();
                continue;
            }
            Optional<Entry> entry = entry(level, name);
            if (entry.isPresent()) {
                return entry.map(found -> found.reachedByLink(level.behindLink));
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> entry(Level level, String name) {
        Path file = level.directory.resolve(name);
        String path = level.path.isEmpty() ? name : level.path + "/" + name;
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException failure) {
            return unreadable(level, file, path, failure);
        }
        if (exclusions.contain(path, attributes.isDirectory())) {
            return excluded(path);
        }
        if (attributes.isRegularFile()) {
            return Optional.of(Entry.file(path, attributes.size(), ModificationTime.of(attributes.lastModifiedTime())));
        }
        if (!attributes.isDirectory()) {
            return other(path, file + ": neither a file nor a directory; skipped");
        }
        try {
            Object key = key(file, attributes);
            if (levels.stream().anyMatch(above -> above.key.equals(key))) {
                return other(path, file + ": a link leads back to a directory above it; skipped");
            }
            boolean behindLink = level.behindLink || Files.isSymbolicLink(file);
            enter(new Level(file, path, key, new ArrayDeque<>(), behindLink));
        } catch (IOException failure) {
            attempts.skipped(LocalFile.reason(failure));
        }
        return Optional.of(Entry.of(path, Kind.DIRECTORY));
    }

    private Optional<Entry> unreadable(Level level, Path file, String path, IOException failure) {
        if (exclusions.contain(path, false)) {
            return excluded(path);
        }
        if (Files.isSymbolicLink(file)) {
            return other(path, file + ": a link that leads nowhere; skipped");
        }
        if (!hasGone(level, failure)) {
            attempts.skipped(LocalFile.reason(failure));
        }
        return Optional.empty();
    }

    /**
     * Whether somebody has taken it away since its directory was read. What cannot be looked at, or was on a disk that is
     * not there any more, is not gone: a sync would delete its copy.
     */
    private static boolean hasGone(Level level, IOException failure) {
        if (!(failure instanceof NoSuchFileException)) {
            return false;
        }
        try {
            BasicFileAttributes now = Files.readAttributes(level.directory, BasicFileAttributes.class);
            return now.isDirectory() && key(level.directory, now).equals(level.key);
        } catch (IOException goneToo) {
            return false;
        }
    }

    private Optional<Entry> excluded(String path) {
        return isTarget ? Optional.of(Entry.of(path, Kind.EXCLUDED)) : Optional.empty();
    }

    private Optional<Entry> other(String path, String reason) {
        if (isTarget) {
            return Optional.of(Entry.of(path, Kind.OTHER));
        }
        attempts.skipped(reason);
        return Optional.empty();
    }

    private void enter(Level level) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(level.directory)) {
            for (Path file : files) {
                try {
                    names.add(LocalFile.name(file));
                } catch (InvalidInput noText) {
                    attempts.failed(noText);
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        Collections.sort(names);
        level.names.addAll(names);
        levels.push(level);
    }

    private static Object key(Path directory, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey();
        return key == null ? directory.toRealPath() : key;
    }
}
