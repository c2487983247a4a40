package panal.namenode.namespace;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import panal.protocol.value.FileId;

/**
 * Directories and files. A persistent map from place to id, so that a directory's entries are neighbours and renaming or
 * deleting one, whatever is below it, costs a few node copies; and one from id to inode.
 *
 * @param detached directories that were deleted with something in them, and are to be reclaimed
 */
record Tree(TreePMap<Place, FileId> names, TreePMap<FileId, Inode> inodes, TreePSet<FileId> detached, Counts counts) {
    static final Tree EMPTY = new Tree(TreePMap.empty(), TreePMap.empty(), TreePSet.empty(), Counts.NONE);

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    Optional<Inode> inode(FileId id) {
        return Optional.ofNullable(inodes.get(id));
    }

    Optional<Inode> child(FileId directory, String name) {
        return Optional.ofNullable(names.get(new Place(directory, name))).flatMap(this::inode);
    }

    /** Entries of a directory behind {@code after}, in order; goes on into other directories' entries. */
    Iterator<FileId> from(FileId directory, String after) {
        return names.tailMap(new Place(directory, after), false).values().iterator();
    }

    boolean isEmpty(FileId directory) {
        Place next = names.higherKey(new Place(directory, ""));
        return next == null || !next.directory().equals(directory);
    }

    /** Adds an inode as it is, without a touch of its parent. */
    Tree with(Inode inode, boolean isDetached) {
        boolean named = !isDetached && !inode.id().equals(DirectoryInode.ROOT);
        return new Tree(
                named ? names.plus(inode.place(), inode.id()) : names,
                inodes.plus(inode.id(), inode),
                isDetached ? detached.plus(inode.id()) : detached,
                counts.plus(inode));
    }

    /** Removes a file or an empty directory. */
    Tree without(FileId id) {
        Inode inode = inodes.get(id);
        if (inode == null) {
            return this;
        }
        boolean wasDetached = detached.contains(id);
        return new Tree(
                wasDetached ? names : names.minus(inode.place()),
                inodes.minus(id),
                wasDetached ? detached.minus(id) : detached,
                counts.minus(inode));
    }

    /** Takes a directory out of sight, with all that is below it. */
    Tree detach(FileId id) {
        Inode inode = inodes.get(id);
        return inode == null ? this : new Tree(names.minus(inode.place()), inodes, detached.plus(id), counts);
    }

    Tree moved(FileId id, Place place) {
        Inode inode = inodes.get(id);
        if (inode == null) {
            return this;
        }
        return new Tree(
                names.minus(inode.place()).plus(place, id), inodes.plus(id, inode.movedTo(place)), detached, counts);
    }

    Tree touched(FileId directory, long timeMillis) {
        return inodes.get(directory) instanceof DirectoryInode found ? put(found.modifiedAt(timeMillis)) : this;
    }

    /** Raises the reach of the directories above {@code inode} where they do not reach it yet. */
    Tree reached(Inode inode) {
        Tree tree = this;
        int needed = utf8Length(inode.name());
        if (inode instanceof DirectoryInode directory && directory.reach() > 0) {
            needed += 1 + directory.reach();
        }
        FileId above = inode.parent();
        while (tree.inodes.get(above) instanceof DirectoryInode directory && directory.reach() < needed) {
            tree = tree.put(directory.reaching(needed));
            if (above.equals(DirectoryInode.ROOT)) {
                break;
            }
            needed += 1 + utf8Length(directory.name());
            above = directory.parent();
        }
        return tree;
    }

    private Tree put(Inode inode) {
        return new Tree(names, inodes.plus(inode.id(), inode), detached, counts);
    }
}
