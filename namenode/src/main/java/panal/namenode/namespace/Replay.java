package panal.namenode.namespace;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.TreePMap;
import panal.namenode.namespace.map.Draft;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileId;
import panal.protocol.value.UploadId;

/** Goes from one namespace to a later one, edit by edit. Used by one thread, once. */
final class Replay implements Replayer {
    private Roster roster;
    private NextIds nextIds;
    private Tree tree;
    private BlockTable blocks;
    private TreePMap<UploadId, Upload> uploads;
    private Requests requests;

    Replay(Namespace from) {
        roster = from.roster;
        nextIds = from.nextIds;
        Draft draft = new Draft();
        tree = from.tree.in(draft);
        blocks = from.blocks.in(draft);
        uploads = from.uploads;
        requests = from.requests.in(draft);
    }

    Namespace result() {
        return new Namespace(roster, nextIds, tree.settled(), blocks.settled(), uploads, requests.settled());
    }

    @Override
    public void founded(ClusterEdit.Founded edit) {
        roster = roster.of(edit.cluster()).with(new User(edit.user(), edit.verifier(), true, Set.of(edit.user())));
        Attributes attributes = new Attributes(
                edit.user(), edit.user(), Attributes.DIRECTORY_MODE, edit.timeMillis(), edit.timeMillis());
        Place place = new Place(DirectoryInode.ROOT, "");
        tree = tree.with(new DirectoryInode(DirectoryInode.ROOT, place, attributes, 0), false);
    }

    @Override
    public void epochBegun(ClusterEdit.EpochBegun edit) {
        roster = roster.in(roster.epochs().with(edit));
    }

    @Override
    public void userPut(ClusterEdit.UserPut edit) {
        roster = roster.with(edit.user());
    }

    @Override
    public void memberPut(ClusterEdit.MemberPut edit) {
        roster = roster.with(edit.member());
    }

    @Override
    public void idsReserved(ClusterEdit.IdsReserved edit) {
        nextIds = nextIds.atLeast(edit.kind(), edit.next());
    }

    @Override
    public void directoryMade(TreeEdit.DirectoryMade edit) {
        nextIds = nextIds.atLeast(IdKind.FILE, edit.id().number() + 1);
        DirectoryInode directory = new DirectoryInode(edit.id(), edit.place(), edit.attributes(), 0);
        if (edit.onTheWay()) {
            tree = tree.with(directory, false)
                    .touched(directory.parent(), edit.origin().timeMillis());
        } else {
            add(edit.origin(), directory);
        }
    }

    @Override
    public void fileCompleted(TreeEdit.FileCompleted edit) {
        FileInode file = edit.file();
        tree.child(file.parent(), file.name()).ifPresent(before -> tree = tree.without(before.id()));
        nextIds = nextIds.atLeast(IdKind.FILE, file.id().number() + 1);
        blocks = blocks.owned(ids(file), file.id());
        uploads = uploads.minus(edit.upload());
        add(edit.origin(), file);
    }

    @Override
    public void renamed(TreeEdit.Renamed edit) {
        Optional<Inode> before = tree.inode(edit.id());
        if (before.isEmpty()) {
            return;
        }
        long time = edit.origin().timeMillis();
        tree = tree.moved(edit.id(), edit.place())
                .touched(before.get().parent(), time)
                .touched(edit.place().directory(), time);
        Inode after = before.get().movedTo(edit.place());
        tree = tree.reached(after);
        remember(edit.origin(), after);
    }

    @Override
    public void deleted(TreeEdit.Deleted edit) {
        Optional<Inode> inode = tree.inode(edit.id());
        if (inode.isEmpty()) {
            return;
        }
        remember(edit.origin(), inode.get());
        boolean keep = inode.get().isDirectory() && !tree.isEmpty(edit.id());
        tree = (keep ? tree.detach(edit.id()) : tree.without(edit.id()))
                .touched(inode.get().parent(), edit.origin().timeMillis());
    }

    @Override
    public void reclaimed(TreeEdit.Reclaimed edit) {
        for (FileId directory : edit.unlinked()) {
            tree = tree.detach(directory);
        }
        for (FileId id : edit.gone()) {
            tree = tree.without(id);
        }
    }

    @Override
    public void uploadOpened(UploadEdit.UploadOpened edit) {
        Upload upload = edit.upload();
        nextIds = nextIds.atLeast(IdKind.UPLOAD, upload.facts().id().number() + 1)
                .atLeast(IdKind.FILE, upload.facts().file().number() + 1);
        uploads = uploads.plus(upload.facts().id(), upload);
        blocks = blocks.owned(upload.blockIds(), upload.facts().file());
    }

    @Override
    public void blocksGranted(UploadEdit.BlocksGranted edit) {
        Upload upload = uploads.get(edit.upload());
        if (upload != null) {
            uploads = uploads.plus(edit.upload(), upload.granted(edit.blocks(), edit.expiresMillis()));
            blocks = blocks.owned(edit.blocks(), upload.facts().file());
        }
    }

    @Override
    public void blocksWritten(UploadEdit.BlocksWritten edit) {
        Upload upload = uploads.get(edit.upload());
        if (upload != null) {
            uploads = uploads.plus(edit.upload(), upload.written(edit.blocks()));
        }
    }

    @Override
    public void uploadResumed(UploadEdit.UploadResumed edit) {
        Upload upload = uploads.get(edit.upload());
        if (upload != null) {
            uploads = uploads.plus(edit.upload(), upload.resumed(edit));
            List<BlockId> fresh =
                    edit.fresh().stream().map(UploadEdit.FreshBlock::id).toList();
            blocks = blocks.owned(fresh, upload.facts().file());
        }
    }

    @Override
    public void uploadClosed(UploadEdit.UploadClosed edit) {
        uploads = uploads.minus(edit.upload());
    }

    @Override
    public void blocksDoomed(BlockEdit.BlocksDoomed edit) {
        blocks = blocks.doom(edit.blocks(), edit.timeMillis());
    }

    @Override
    public void doomedForgotten(BlockEdit.DoomedForgotten edit) {
        blocks = blocks.forget(edit.blocks());
    }

    @Override
    public void orphansKept(BlockEdit.OrphansKept edit) {
        blocks = blocks.keeping(edit.below());
    }

    @Override
    public void clusterRestored(SnapshotEdit.ClusterRestored edit) {
        roster = roster.of(edit.cluster()).in(Epochs.of(edit));
    }

    @Override
    public void inodeRestored(SnapshotEdit.InodeRestored edit) {
        tree = tree.with(edit.inode(), edit.detached());
        if (edit.inode() instanceof FileInode file) {
            blocks = blocks.owned(ids(file), file.id());
        }
    }

    @Override
    public void requestRestored(SnapshotEdit.RequestRestored edit) {
        requests = requests.with(new Requests.Answer(edit.request(), edit.user(), edit.status()));
    }

    private static List<BlockId> ids(FileInode file) {
        return file.content().blocks().stream().map(StoredBlock::id).toList();
    }

    private void add(Origin origin, Inode inode) {
        tree = tree.with(inode, false)
                .touched(inode.parent(), origin.timeMillis())
                .reached(inode);
        remember(origin, inode);
    }

    /** The path is taken now, as the tree is: a deleted file has none any more a moment later. */
    private void remember(Origin origin, Inode inode) {
        tree.pathOf(inode.id())
                .ifPresent(path -> requests =
                        requests.with(new Requests.Answer(origin.request(), origin.user(), inode.status(path))));
    }
}
