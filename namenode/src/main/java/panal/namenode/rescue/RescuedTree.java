package panal.namenode.rescue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.Content;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.SnapshotEdit;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;

/** Directories and files as they come to stand; whoever comes first to a path has it. */
final class RescuedTree {
    private final Map<FilePath, Directory> directories = new LinkedHashMap<>();
    private final Map<FilePath, SnapshotEdit.InodeRestored> files = new LinkedHashMap<>();
    private final String owner;
    private final long timeMillis;
    private long nextId;

    /** {@code nextId}: the first that no file has. */
    RescuedTree(String owner, long timeMillis, long nextId) {
        this.owner = owner;
        this.timeMillis = timeMillis;
        this.nextId = nextId;
        directories.put(FilePath.ROOT, new Directory(DirectoryInode.ROOT));
    }

    /** A directory, with the length of the longest path below it. */
    private static final class Directory {
        private final FileId id;
        private int reach;

        Directory(FileId id) {
            this.id = id;
        }
    }

    /** The first id that was not given out. */
    long nextId() {
        return nextId;
    }

    FileId newId() {
        return new FileId(nextId++);
    }

    /** All but the root. */
    int directories() {
        return directories.size() - 1;
    }

    /** Whether a file can stand there: nothing does, and nothing but directories above it. */
    boolean isFree(FilePath path) {
        if (path.isRoot() || directories.containsKey(path) || files.containsKey(path)) {
            return false;
        }
        for (Optional<FilePath> above = path.parent();
                above.isPresent();
                above = above.get().parent()) {
            if (files.containsKey(above.get())) {
                return false;
            }
        }
        return true;
    }

    /** Puts a file at a path that is free, with the directories above it. */
    void put(FilePath path, FileId id, Content content) {
        FilePath parent = path.parent().orElseThrow();
        Place place = new Place(directory(parent), path.name());
        Attributes attributes = new Attributes(owner, owner, Attributes.FILE_MODE, timeMillis, timeMillis);
        files.put(path, new SnapshotEdit.InodeRestored(new FileInode(id, place, attributes, content), false));
        stretch(path);
    }

    private FileId directory(FilePath path) {
        List<FilePath> missing = new ArrayList<>();
        FilePath at = path;
        while (!directories.containsKey(at)) {
            missing.add(0, at);
            at = at.parent().orElseThrow();
        }
        missing.forEach(made -> directories.put(made, new Directory(newId())));
        return known(path).id;
    }

    private Directory known(FilePath path) {
        return Optional.ofNullable(directories.get(path)).orElseThrow();
    }

    private void stretch(FilePath path) {
        int whole = bytes(path.text());
        for (Optional<FilePath> above = path.parent();
                above.isPresent();
                above = above.get().parent()) {
            FilePath directory = above.get();
            int below = whole - (directory.isRoot() ? 0 : bytes(directory.text())) - 1;
            Directory entry = known(directory);
            entry.reach = Math.max(entry.reach, below);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** {@code name} with a suffix, as a sibling, where that can be a path; empty when it would be too long. */
    static Optional<FilePath> suffixed(FilePath path, String suffix) {
        String text = path.text() + suffix;
        boolean fits = bytes(text) <= Limits.PATH_BYTES && bytes(path.name() + suffix) <= Limits.NAME_BYTES;
        return fits && !path.isRoot() ? Optional.of(new FilePath(text)) : Optional.empty();
    }

    /** Everything, directories first. */
    List<Edit> edits() {
        List<Edit> edits = new ArrayList<>(directories.size() + files.size());
        directories.forEach((path, directory) -> {
            FileId parent = path.parent().map(above -> known(above).id).orElse(DirectoryInode.ROOT);
            Attributes attributes = new Attributes(owner, owner, Attributes.DIRECTORY_MODE, timeMillis, timeMillis);
            DirectoryInode inode =
                    new DirectoryInode(directory.id, new Place(parent, path.name()), attributes, directory.reach);
            edits.add(new SnapshotEdit.InodeRestored(inode, false));
        });
        edits.addAll(files.values());
        return edits;
    }
}
