package panal.namenode.namespace;

import java.nio.charset.StandardCharsets;
import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.pcollections.TreePSet;
import panal.namenode.namespace.map.Draft;
import panal.namenode.namespace.map.LongTrie;
import panal.namenode.namespace.map.SortedTree;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;

/**
 * Directories and files, each a {@link PackedInode}. They can be found by id; and by place, so that a directory's entries
 * are neighbours and renaming or deleting one, whatever is below it, costs a few node copies. Both ways lead to the same
 * array.
 *
 * @param names all that can be seen: not the root, and not what is detached
 * @param detached directories that were deleted with something in them, and are to be reclaimed
 */
record Tree(
        LongTrie<byte[]> inodes, SortedTree<byte[]> names, Palette palette, TreePSet<FileId> detached, Counts counts) {
    static final Tree EMPTY = new Tree(
            LongTrie.empty(), SortedTree.by(PackedInode.BY_PLACE), Palette.EMPTY, TreePSet.empty(), Counts.NONE);

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The same tree, for a run of changes each of which makes the one before void. */
    Tree in(Draft draft) {
        return new Tree(inodes.in(draft), names.in(draft), palette, detached, counts);
    }

    /** The same tree, which nothing changes any more. */
    Tree settled() {
        return new Tree(inodes.settled(), names.settled(), palette, detached, counts);
    }

    Optional<Inode> inode(FileId id) {
        return inodes.get(id.number()).map(this::unpacked);
    }

    Optional<Inode> child(FileId directory, String name) {
        return names.find(PackedInode.key(directory, name)).map(this::unpacked);
    }

    Optional<FileId> idOfChild(FileId directory, String name) {
        return names.find(PackedInode.key(directory, name)).map(PackedInode::id);
    }

    /** Everything, by id. */
    Collection<Inode> all() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Inode> iterator() {
                return inodes.from(0, (id, packed) -> unpacked(packed));
            }

            @Override
            public int size() {
                return inodes.size();
            }
        };
    }

    /** Entries of a directory behind {@code after}, in order. */
    Iterator<Inode> entries(FileId directory, String after) {
        return new Entries(directory, names.after(PackedInode.key(directory, after)));
    }

    boolean isEmpty(FileId directory) {
        return !entries(directory, "").hasNext();
    }

    /** Where something stands; empty when it is gone, or was deleted with a directory above it. */
    Optional<FilePath> pathOf(FileId id) {
        Deque<String> path = new ArrayDeque<>();
        for (FileId at = id; !at.equals(DirectoryInode.ROOT); ) {
            Optional<byte[]> packed = inodes.get(at.number());
            if (packed.isEmpty() || detached.contains(at)) {
                return Optional.empty();
            }
            path.addFirst(PackedInode.name(packed.get()));
            at = PackedInode.parent(packed.get());
        }
        return Optional.of(new FilePath("/" + String.join("/", path)));
    }

    /** Adds an inode as it is, without a touch of its parent. */
    Tree with(Inode inode, boolean isDetached) {
        Tree known = isDetached ? detached(detached.plus(inode.id())) : this;
        return known.counted(counts.plus(inode)).put(inode);
    }

    /** Removes a file or an empty directory. */
    Tree without(FileId id) {
        Optional<byte[]> packed = inodes.get(id.number());
        if (packed.isEmpty()) {
            return this;
        }
        boolean wasDetached = detached.contains(id);
        return new Tree(
                inodes.minus(id.number()),
                wasDetached ? names : names.minus(packed.get()),
                palette,
                wasDetached ? detached.minus(id) : detached,
                counts.minus(unpacked(packed.get())));
    }

    /** Takes a directory out of sight, with all that is below it. */
    Tree detach(FileId id) {
        return inodes.get(id.number())
                .map(packed -> new Tree(inodes, names.minus(packed), palette, detached.plus(id), counts))
                .orElse(this);
    }

    Tree moved(FileId id, Place place) {
        Optional<byte[]> packed = inodes.get(id.number());
        if (packed.isEmpty()) {
            return this;
        }
        Tree away = new Tree(inodes, names.minus(packed.get()), palette, detached, counts);
        return away.put(unpacked(packed.get()).movedTo(place));
    }

    Tree touched(FileId directory, long timeMillis) {
        return inode(directory).orElse(null) instanceof DirectoryInode found ? put(found.modifiedAt(timeMillis)) : this;
    }

    /** Raises the reach of the directories above {@code inode} where they do not reach it yet. */
    Tree reached(Inode inode) {
        Tree tree = this;
        int needed = utf8Length(inode.name());
        if (inode instanceof DirectoryInode directory && directory.reach() > 0) {
            needed += 1 + directory.reach();
        }
        FileId above = inode.parent();
        while (tree.inode(above).orElse(null) instanceof DirectoryInode directory && directory.reach() < needed) {
            tree = tree.put(directory.reaching(needed));
            if (above.equals(DirectoryInode.ROOT)) {
                break;
            }
            needed += 1 + utf8Length(directory.name());
            above = directory.parent();
        }
        return tree;
    }

    private Inode unpacked(byte[] packed) {
        return PackedInode.inode(packed, palette);
    }

    private Tree put(Inode inode) {
        Palette known = palette.with(Traits.of(inode));
        byte[] packed = PackedInode.of(inode, known);
        boolean seen = !inode.id().equals(DirectoryInode.ROOT) && !detached.contains(inode.id());
        return new Tree(
                inodes.plus(inode.id().number(), packed), seen ? names.plus(packed) : names, known, detached, counts);
    }

    private Tree counted(Counts newCounts) {
        return new Tree(inodes, names, palette, detached, newCounts);
    }

    private Tree detached(TreePSet<FileId> newDetached) {
        return new Tree(inodes, names, palette, newDetached, counts);
    }

    /** Goes on for as long as the directory is the same. */
    private final class Entries implements Iterator<Inode> {
        private final FileId directory;
        private final Iterator<byte[]> packed;
        private Optional<Inode> next = Optional.empty();

        Entries(FileId directory, Iterator<byte[]> packed) {
            this.directory = directory;
            this.packed = packed;
            step();
        }

        private void step() {
            next = packed.hasNext()
                    ? Optional.of(packed.next())
                            .filter(entry -> PackedInode.parent(entry).equals(directory))
                            .map(Tree.this::unpacked)
                    : Optional.empty();
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public Inode next() {
            Inode entry = next.orElseThrow(NoSuchElementException::new);
            step();
            return entry;
        }
    }
}
