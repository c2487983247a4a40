package panal.namenode.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.BlockEdit;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Replayer;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.TreeEdit;
import panal.namenode.namespace.UploadEdit;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Change;
import panal.protocol.value.ChangeKind;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;

/**
 * Reads changes out of a batch of edits. Edits name things by id, so each path is found as the tree was at that edit: in the
 * namespace before the batch, where the batch itself has not changed it. What is made and deleted in one batch stands
 * in neither namespace, and is told all the same. Used by one thread, once.
 */
final class ChangeReader implements Replayer {
    private final Namespace before;
    /** What the batch has made, moved or (empty) deleted, as it stands after the edits that were read. */
    private final Map<FileId, Optional<Inode>> touched = new HashMap<>();
    /** Where directories stand after the edits that were read. */
    private final Map<FileId, Standing> standings = new HashMap<>();

    private final List<KnownChange> found = new ArrayList<>();
    private long transaction;

    private ChangeReader(Namespace before) {
        this.before = before;
    }

    /**
     * Where a directory stands. No path is made of it before something in it is told: to check one for each directory on
     * the way takes long in a deep tree, and whoever watches would wait.
     *
     * @param text of the path; empty for the root
     * @param directories from the root down to it, with itself; neighbours with the same rights as one
     */
    private record Standing(String text, List<Attributes> directories) {}

    /**
     * The changes in their order.
     *
     * @param transaction the first edit's; each edit has the next one
     */
    static List<KnownChange> read(Namespace before, List<Edit> edits, long transaction) {
        ChangeReader reader = new ChangeReader(before);
        reader.transaction = transaction;
        for (Edit edit : edits) {
            edit.replayOn(reader);
            reader.transaction++;
        }
        return reader.found;
    }

    @Override
    public void directoryMade(TreeEdit.DirectoryMade edit) {
        Inode made = new DirectoryInode(edit.id(), edit.place(), edit.attributes(), 0);
        touched.put(edit.id(), Optional.of(made));
        tell(ChangeKind.MADE, edit.origin(), made);
    }

    @Override
    public void fileCompleted(TreeEdit.FileCompleted edit) {
        touched.put(edit.file().id(), Optional.of(edit.file()));
        tell(ChangeKind.WRITTEN, edit.origin(), edit.file());
    }

    @Override
    public void renamed(TreeEdit.Renamed edit) {
        Optional<Inode> moved = known(edit.id());
        if (moved.isEmpty()) {
            return;
        }
        Inode after = moved.get().movedTo(edit.place());
        Optional<Standing> from = standing(moved.get().parent());
        Optional<FilePath> fromPath = from.flatMap(above -> child(above, moved.get()));
        touched.put(edit.id(), Optional.of(after));
        standings.clear();
        Optional<Standing> to = standing(after.parent());
        Optional<FilePath> toPath = to.flatMap(above -> child(above, after));
        if (fromPath.isPresent() && toPath.isPresent()) {
            String origin = fromPath.get().text();
            Change change = change(ChangeKind.MOVED, edit.origin(), after, toPath.get(), origin);
            found.add(new KnownChange(
                    change, to.orElseThrow().directories(), from.orElseThrow().directories()));
        }
    }

    @Override
    public void deleted(TreeEdit.Deleted edit) {
        Optional<Inode> gone = known(edit.id());
        gone.ifPresent(inode -> tell(ChangeKind.DELETED, edit.origin(), inode));
        touched.put(edit.id(), Optional.empty());
        standings.clear();
    }

    private void tell(ChangeKind kind, Origin origin, Inode inode) {
        Optional<Standing> above = standing(inode.parent());
        Optional<FilePath> path = above.flatMap(there -> child(there, inode));
        path.ifPresent(known -> found.add(new KnownChange(
                change(kind, origin, inode, known, ""), above.orElseThrow().directories(), List.of())));
    }

    private Change change(ChangeKind kind, Origin origin, Inode inode, FilePath path, String from) {
        long length = inode instanceof FileInode file ? file.content().length() : 0;
        return new Change(
                transaction, kind, path, from, inode.isDirectory(), length, origin.timeMillis(), origin.user());
    }

    private static Optional<FilePath> child(Standing above, Inode inode) {
        try {
            return Optional.of(FilePath.parse(above.text() + "/" + inode.name()));
        } catch (InvalidInput tooLong) {
            // Nothing could name it, and nobody could look at it.
            return Optional.empty();
        }
    }

    private Optional<Inode> known(FileId id) {
        Optional<Inode> changed = touched.get(id);
        return changed == null ? before.inode(id) : changed;
    }

    /** Where a directory stands; empty where it, or one above it, is gone. Not recursive: paths have up to 2,048 names. */
    private Optional<Standing> standing(FileId directory) {
        Deque<Inode> below = new ArrayDeque<>();
        Optional<Standing> above = Optional.ofNullable(standings.get(directory));
        for (FileId at = directory; above.isEmpty(); above = Optional.ofNullable(standings.get(at))) {
            Optional<Inode> inode = known(at);
            if (inode.isEmpty()) {
                return Optional.empty();
            }
            if (at.equals(DirectoryInode.ROOT)) {
                standings.put(at, new Standing("", List.of(inode.get().attributes())));
            } else {
                below.push(inode.get());
                at = inode.get().parent();
            }
        }
        while (!below.isEmpty() && above.isPresent()) {
            Inode inode = below.pop();
            Standing standing = below(above.get(), inode);
            standings.put(inode.id(), standing);
            above = Optional.of(standing);
        }
        return above;
    }

    private static Standing below(Standing above, Inode directory) {
        String text = above.text() + "/" + directory.name();
        List<Attributes> directories = above.directories();
        if (directories.get(directories.size() - 1).hasRightsOf(directory.attributes())) {
            return new Standing(text, directories);
        }
        List<Attributes> more = new ArrayList<>(directories);
        more.add(directory.attributes());
        return new Standing(text, List.copyOf(more));
    }

    // What follows changes nothing that has a name.

    @Override
    public void reclaimed(TreeEdit.Reclaimed edit) {}

    @Override
    public void founded(ClusterEdit.Founded edit) {}

    @Override
    public void epochBegun(ClusterEdit.EpochBegun edit) {}

    @Override
    public void userPut(ClusterEdit.UserPut edit) {}

    @Override
    public void memberPut(ClusterEdit.MemberPut edit) {}

    @Override
    public void idsReserved(ClusterEdit.IdsReserved edit) {}

    @Override
    public void uploadOpened(UploadEdit.UploadOpened edit) {}

    @Override
    public void blocksGranted(UploadEdit.BlocksGranted edit) {}

    @Override
    public void blocksWritten(UploadEdit.BlocksWritten edit) {}

    @Override
    public void uploadResumed(UploadEdit.UploadResumed edit) {}

    @Override
    public void uploadClosed(UploadEdit.UploadClosed edit) {}

    @Override
    public void blocksDoomed(BlockEdit.BlocksDoomed edit) {}

    @Override
    public void doomedForgotten(BlockEdit.DoomedForgotten edit) {}

    @Override
    public void orphansKept(BlockEdit.OrphansKept edit) {}

    @Override
    public void clusterRestored(SnapshotEdit.ClusterRestored edit) {}

    @Override
    public void inodeRestored(SnapshotEdit.InodeRestored edit) {}

    @Override
    public void requestRestored(SnapshotEdit.RequestRestored edit) {}
}
