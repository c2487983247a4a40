package panal.namenode.service.cluster;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Claim;
import panal.namenode.membership.Membership;
import panal.namenode.namespace.BlockEdit;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Replayer;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.namespace.TreeEdit;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.UploadBlock;
import panal.namenode.namespace.UploadEdit;
import panal.protocol.value.BlockId;
import panal.protocol.value.UploadId;

/** Carries what is committed over to the soft state: who claims which block, and who is a member. Not thread-safe. */
final class NamespaceFollower implements Replayer {
    private final BlockMap blocks;
    private final Membership members;
    /** How many copies the file of each open upload will want. */
    private final Map<UploadId, Integer> wanted = new HashMap<>();

    NamespaceFollower(BlockMap blocks, Membership members) {
        this.blocks = blocks;
        this.members = members;
    }

    void load(Namespace namespace) {
        namespace.members().forEach(this::know);
        blocks.diagnosis().keepOrphansBelow(namespace.orphansKeptBelow());
        namespace.inodes().forEach(this::claimContent);
        namespace.uploads().forEach(this::claimBlocks);
        namespace.doomed().keySet().forEach(block -> blocks.claim(block, Claim.DOOMED));
    }

    private void know(Member member) {
        Instant until = Instant.ofEpochMilli(member.untilMillis());
        members.know(member.id(), member.name(), member.state(), until);
    }

    private void claimContent(Inode inode) {
        if (inode instanceof FileInode file) {
            for (StoredBlock block : file.content().blocks()) {
                blocks.claim(
                        block.id(), Claim.ofFile(block.sum(), file.content().copies()));
            }
        }
    }

    private void claimBlocks(Upload upload) {
        int copies = upload.facts().replication();
        wanted.put(upload.facts().id(), copies);
        for (UploadBlock block : upload.blocks()) {
            blocks.claim(
                    block.id(),
                    block.sum().map(sum -> Claim.ofUpload(sum, copies)).orElse(Claim.UPLOAD));
        }
    }

    private void claimFor(List<BlockId> granted) {
        granted.forEach(block -> blocks.claim(block, Claim.UPLOAD));
    }

    @Override
    public void memberPut(ClusterEdit.MemberPut edit) {
        know(edit.member());
        if (edit.member().state() == MemberState.LEFT) {
            blocks.gone(edit.member().id());
        }
    }

    @Override
    public void fileCompleted(TreeEdit.FileCompleted edit) {
        claimContent(edit.file());
        wanted.remove(edit.upload());
    }

    @Override
    public void uploadOpened(UploadEdit.UploadOpened edit) {
        claimBlocks(edit.upload());
    }

    @Override
    public void blocksGranted(UploadEdit.BlocksGranted edit) {
        claimFor(edit.blocks());
    }

    /** An upload may last for hours: what it has handed in is kept as what files have is. */
    @Override
    public void blocksWritten(UploadEdit.BlocksWritten edit) {
        Optional.ofNullable(wanted.get(edit.upload())).ifPresent(copies -> edit.blocks()
                .forEach(block -> blocks.claim(block.id(), Claim.ofUpload(block.sum(), copies))));
    }

    @Override
    public void uploadClosed(UploadEdit.UploadClosed edit) {
        wanted.remove(edit.upload());
    }

    @Override
    public void uploadResumed(UploadEdit.UploadResumed edit) {
        claimFor(edit.fresh().stream().map(UploadEdit.FreshBlock::id).toList());
    }

    @Override
    public void blocksDoomed(BlockEdit.BlocksDoomed edit) {
        edit.blocks().forEach(block -> blocks.claim(block, Claim.DOOMED));
    }

    @Override
    public void doomedForgotten(BlockEdit.DoomedForgotten edit) {
        edit.blocks().forEach(block -> blocks.claim(block, Claim.NONE));
    }

    @Override
    public void orphansKept(BlockEdit.OrphansKept edit) {
        blocks.diagnosis().keepOrphansBelow(edit.below());
    }

    @Override
    public void inodeRestored(SnapshotEdit.InodeRestored edit) {
        claimContent(edit.inode());
    }

    // What follows moves names, numbers and answers only: no block changes hands by it.

    @Override
    public void founded(ClusterEdit.Founded edit) {}

    @Override
    public void epochBegun(ClusterEdit.EpochBegun edit) {}

    @Override
    public void userPut(ClusterEdit.UserPut edit) {}

    @Override
    public void idsReserved(ClusterEdit.IdsReserved edit) {}

    @Override
    public void directoryMade(TreeEdit.DirectoryMade edit) {}

    @Override
    public void renamed(TreeEdit.Renamed edit) {}

    @Override
    public void deleted(TreeEdit.Deleted edit) {}

    @Override
    public void reclaimed(TreeEdit.Reclaimed edit) {}

    @Override
    public void clusterRestored(SnapshotEdit.ClusterRestored edit) {}

    @Override
    public void requestRestored(SnapshotEdit.RequestRestored edit) {}
}
