package panal.namenode.codec;

import java.util.Locale;
import java.util.Optional;
import panal.namenode.namespace.BlockEdit;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.LostEnd;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.Replayer;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.TreeEdit;
import panal.namenode.namespace.UploadEdit;
import panal.namenode.namespace.User;

/** Writes one edit as a msgpack map; {@link EditDecoder} is its mirror. Used by one thread. */
final class EditEncoder implements Replayer {
    private final FieldWriter fields;

    EditEncoder(PackBuffer out) {
        fields = new FieldWriter(out);
    }

    void encode(Edit edit) {
        fields.map(map -> edit.replayOn(this));
    }

    private FieldWriter begin(String type) {
        return fields.type(type);
    }

    @Override
    public void founded(ClusterEdit.Founded edit) {
        begin("found")
                .uuid(Keys.CLUSTER, edit.cluster().uuid())
                .text(Keys.USER, edit.user())
                .bits(Keys.VERIFIER, edit.verifier())
                .number(Keys.TIME, edit.timeMillis());
    }

    @Override
    public void epochBegun(ClusterEdit.EpochBegun edit) {
        begin("epoch").number(Keys.NEXT, edit.number()).number(Keys.TIME, edit.timeMillis());
        if (edit.behind() != ClusterEdit.EpochBegun.UNKNOWN) {
            fields.number(Keys.BEHIND, edit.behind());
        }
        lostEnd(edit.lostEnd());
    }

    private void lostEnd(Optional<LostEnd> lostEnd) {
        lostEnd.ifPresent(lost -> fields.map(Keys.LOST, map -> ValueWriter.lostEnd(map, lost)));
    }

    @Override
    public void userPut(ClusterEdit.UserPut edit) {
        User user = edit.user();
        begin("user")
                .text(Keys.USER, user.name())
                .bits(Keys.VERIFIER, user.verifier())
                .flag(Keys.SUPERUSER, user.superuser())
                .list(Keys.GROUP, user.groups().stream().sorted().toList(), PackBuffer::text);
    }

    @Override
    public void memberPut(ClusterEdit.MemberPut edit) {
        Member member = edit.member();
        begin("member")
                .uuid(Keys.ID, member.id().uuid())
                .text(Keys.NAME, member.name().text())
                .text(Keys.STATE, member.state().name().toLowerCase(Locale.ROOT));
        if (member.untilMillis() > 0) {
            fields.number(Keys.EXPIRES, member.untilMillis());
        }
    }

    @Override
    public void idsReserved(ClusterEdit.IdsReserved edit) {
        begin("ids")
                .text(Keys.KIND, edit.kind().name().toLowerCase(Locale.ROOT))
                .number(Keys.NEXT, edit.next());
    }

    @Override
    public void directoryMade(TreeEdit.DirectoryMade edit) {
        ValueWriter.place(begin("mkdir"), edit.id(), edit.place()).flag(Keys.ON_THE_WAY, edit.onTheWay());
        ValueWriter.attributes(ValueWriter.origin(fields, edit.origin()), edit.attributes());
    }

    @Override
    public void fileCompleted(TreeEdit.FileCompleted edit) {
        ValueWriter.origin(ValueWriter.inode(begin("file"), edit.file()), edit.origin())
                .number(Keys.UPLOAD, edit.upload().number());
    }

    @Override
    public void renamed(TreeEdit.Renamed edit) {
        ValueWriter.origin(ValueWriter.place(begin("rename"), edit.id(), edit.place()), edit.origin());
    }

    @Override
    public void deleted(TreeEdit.Deleted edit) {
        ValueWriter.origin(begin("delete").number(Keys.ID, edit.id().number()), edit.origin());
    }

    @Override
    public void reclaimed(TreeEdit.Reclaimed edit) {
        begin("reclaim")
                .list(Keys.DETACHED, edit.unlinked(), ValueWriter::file)
                .list(Keys.GONE, edit.gone(), ValueWriter::file);
    }

    @Override
    public void uploadOpened(UploadEdit.UploadOpened edit) {
        ValueWriter.upload(begin("upload"), edit.upload());
    }

    @Override
    public void blocksGranted(UploadEdit.BlocksGranted edit) {
        begin("grant")
                .number(Keys.UPLOAD, edit.upload().number())
                .list(Keys.BLOCKS, edit.blocks(), ValueWriter::block)
                .number(Keys.EXPIRES, edit.expiresMillis());
    }

    @Override
    public void blocksWritten(UploadEdit.BlocksWritten edit) {
        begin("wrote")
                .number(Keys.UPLOAD, edit.upload().number())
                .list(Keys.BLOCKS, edit.blocks(), ValueWriter::written);
    }

    @Override
    public void uploadResumed(UploadEdit.UploadResumed edit) {
        begin("resumed")
                .number(Keys.UPLOAD, edit.upload().number())
                .number(Keys.TURN, edit.turn())
                .flag(Keys.OVERWRITE, edit.overwrite())
                .number(Keys.MODIFIED, edit.modifiedMillis())
                .number(Keys.EXPIRES, edit.expiresMillis())
                .list(Keys.BLOCKS, edit.fresh(), ValueWriter::fresh);
    }

    @Override
    public void uploadClosed(UploadEdit.UploadClosed edit) {
        begin("close").number(Keys.UPLOAD, edit.upload().number());
    }

    @Override
    public void blocksDoomed(BlockEdit.BlocksDoomed edit) {
        begin("doom").list(Keys.BLOCKS, edit.blocks(), ValueWriter::block).number(Keys.TIME, edit.timeMillis());
    }

    @Override
    public void doomedForgotten(BlockEdit.DoomedForgotten edit) {
        begin("forget").list(Keys.BLOCKS, edit.blocks(), ValueWriter::block);
    }

    @Override
    public void orphansKept(BlockEdit.OrphansKept edit) {
        begin("keep").number(Keys.NEXT, edit.below());
    }

    @Override
    public void clusterRestored(SnapshotEdit.ClusterRestored edit) {
        begin("cluster").uuid(Keys.CLUSTER, edit.cluster().uuid()).number(Keys.NEXT, edit.epoch());
        if (!edit.starts().isEmpty()) {
            fields.list(Keys.EPOCHS, edit.starts(), ValueWriter::epochStart);
        }
        lostEnd(edit.lostEnd());
    }

    @Override
    public void inodeRestored(SnapshotEdit.InodeRestored edit) {
        ValueWriter.inode(begin("inode"), edit.inode()).flag(Keys.DETACHED, edit.detached());
    }

    @Override
    public void requestRestored(SnapshotEdit.RequestRestored edit) {
        begin("request")
                .uuid(Keys.REQUEST, edit.request().uuid())
                .text(Keys.USER, edit.user())
                .map(Keys.STATUS, status -> ValueWriter.status(status, edit.status()));
    }
}
