package panal.namenode.access;

import java.util.List;
import java.util.Optional;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Rights;
import panal.namenode.namespace.User;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;

/**
 * Permissions as in POSIX: owner, group, others; entering a directory needs x, changing what is in it w and x, and with
 * the sticky bit set only an entry's or the directory's owner takes it out. A superuser may do everything. One deviation:
 * deleting a whole tree asks for w and x of its top directory and does not look into those below, because a deletion is
 * one step whatever its size.
 *
 * <p>Nothing is said about what is not there, except that looking for it needs x on the way. Immutable.
 */
public final class Access implements Rights {
    private static final int STICKY = 01000;

    private final Namespace namespace;

    public Access(Namespace namespace) {
        this.namespace = namespace;
    }

    /** To know that a path is there, and its status. */
    public void toStat(String user, FilePath path) throws AccessDenied {
        reach(user, path);
    }

    /** To read a file's bytes or a directory's names. */
    public void toRead(String user, FilePath path) throws AccessDenied {
        Optional<Inode> found = reach(user, path);
        if (found.isPresent()) {
            require(user, found.get(), path.text(), found.get().isDirectory() ? Bit.READ_ENTER : Bit.READ);
        }
    }

    /** Whether the user may read what is in a directory that he has reached, or what a file has. */
    public boolean mayRead(String user, Inode reached) {
        Bit needed = reached.isDirectory() ? Bit.READ_ENTER : Bit.READ;
        return has(user, reached.attributes(), needed);
    }

    /**
     * Whether the user may see the names in a directory, now that it may be gone.
     *
     * @param directories the directories from the root down to it, as they were; not empty
     */
    public boolean maySeeNames(String user, List<Attributes> directories) {
        Attributes last = directories.get(directories.size() - 1);
        return has(user, last, Bit.READ_ENTER)
                && directories.stream().allMatch(directory -> has(user, directory, Bit.ENTER));
    }

    @Override
    public void toCreate(String user, FilePath path) throws AccessDenied {
        Optional<Inode> at = namespace.find(FilePath.ROOT);
        for (String name : path.names()) {
            if (at.isEmpty() || !at.get().isDirectory()) {
                return;
            }
            require(user, at.get(), path.text(), Bit.ENTER);
            Optional<Inode> next = namespace.child(at.get().id(), name);
            if (next.isEmpty()) {
                require(user, at.get(), path.text(), Bit.WRITE_ENTER);
            }
            at = next;
        }
    }

    @Override
    public void toRemove(String user, FilePath path) throws AccessDenied {
        Optional<Inode> found = reach(user, path);
        Optional<Inode> parent = found.flatMap(inode -> namespace.inode(inode.parent()));
        if (found.isEmpty() || parent.isEmpty()) {
            return;
        }
        require(user, parent.get(), path.text(), Bit.WRITE_ENTER);
        requireUnstuck(user, parent.get(), found.get(), path);
        if (found.get().isDirectory() && !namespace.isEmpty(found.get().id())) {
            require(user, found.get(), path.text(), Bit.WRITE_ENTER);
        }
    }

    @Override
    public void toPut(String user, FileId directory, String name) throws AccessDenied {
        Optional<Inode> parent = namespace.inode(directory);
        if (parent.isPresent()) {
            require(user, parent.get(), name, Bit.WRITE_ENTER);
            Optional<Inode> there = namespace.child(directory, name);
            if (there.isPresent() && there.get() instanceof FileInode) {
                require(user, there.get(), name, Bit.WRITE);
            }
        }
    }

    @Override
    public void toAdminister(String user) throws AccessDenied {
        if (!isSuperuser(user)) {
            throw new AccessDenied("user " + user + " may not administer the cluster; ask a superuser");
        }
    }

    private boolean isSuperuser(String user) {
        return namespace.user(user).filter(User::superuser).isPresent();
    }

    /** Walks to {@code path} and needs x of each directory above it. */
    private Optional<Inode> reach(String user, FilePath path) throws AccessDenied {
        Optional<Inode> at = namespace.find(FilePath.ROOT);
        for (String name : path.names()) {
            if (at.isEmpty() || !at.get().isDirectory()) {
                return Optional.empty();
            }
            require(user, at.get(), path.text(), Bit.ENTER);
            at = namespace.child(at.get().id(), name);
        }
        return at;
    }

    private void requireUnstuck(String user, Inode parent, Inode entry, FilePath path) throws AccessDenied {
        boolean stuck = (parent.attributes().mode() & STICKY) != 0
                && !user.equals(parent.attributes().owner())
                && !user.equals(entry.attributes().owner());
        if (stuck && !isSuperuser(user)) {
            throw new AccessDenied(user + " may not take " + path + " away: only its owner "
                    + entry.attributes().owner() + " may");
        }
    }

    private void require(String user, Inode inode, String shown, Bit needed) throws AccessDenied {
        if (!has(user, inode.attributes(), needed)) {
            Attributes has = inode.attributes();
            String which = namespace.pathOf(inode.id()).map(FilePath::text).orElse(shown);
            throw new AccessDenied("user " + user + " may not do this with " + shown + ": it needs " + needed.text
                    + " on " + which + ", which is " + has.owner() + ":" + has.group() + " "
                    + Integer.toOctalString(has.mode()));
        }
    }

    private boolean has(String user, Attributes attributes, Bit needed) {
        return (granted(user, attributes) & needed.bits) == needed.bits || isSuperuser(user);
    }

    /** The three bits that count for this user: the first class that fits decides, as in POSIX. */
    private int granted(String user, Attributes attributes) {
        if (user.equals(attributes.owner())) {
            return attributes.mode() >> 6 & 7;
        }
        boolean inGroup = namespace
                .user(user)
                .filter(known -> known.groups().contains(attributes.group()))
                .isPresent();
        return inGroup ? attributes.mode() >> 3 & 7 : attributes.mode() & 7;
    }

    private enum Bit {
        READ(4, "r"),
        WRITE(2, "w"),
        ENTER(1, "x"),
        READ_ENTER(5, "rx"),
        WRITE_ENTER(3, "wx");

        private final int bits;
        private final String text;

        Bit(int bits, String text) {
            this.bits = bits;
            this.text = text;
        }
    }
}
