package panal.namenode.journal;

import java.util.Locale;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;
import panal.namenode.namespace.BlockEdit;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.Replayer;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.TreeEdit;
import panal.namenode.namespace.UploadEdit;
import panal.namenode.namespace.User;

/** Writes one edit as a msgpack map; {@link EditDecoder} is its mirror. Used by one thread. */
final class EditEncoder implements Replayer {
    private FieldWriter fields = new FieldWriter();

    Value encode(Edit edit) {
        edit.replayOn(this);
        return fields.toValue();
    }

    private FieldWriter begin(String type) {
        fields = FieldWriter.ofType(type);
        return fields;
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
    }

    @Override
    public void userPut(ClusterEdit.UserPut edit) {
        User user = edit.user();
        begin("user")
                .text(Keys.USER, user.name())
                .bits(Keys.VERIFIER, user.verifier())
                .flag(Keys.SUPERUSER, user.superuser())
                .list(
                        Keys.GROUP,
                        user.groups().stream()
                                .sorted()
                                .map(ValueFactory::newString)
                                .toList());
    }

    @Override
    public void memberPut(ClusterEdit.MemberPut edit) {
        Member member = edit.member();
        begin("member")
                .uuid(Keys.ID, member.id().uuid())
                .text(Keys.NAME, member.name().text())
                .text(Keys.STATE, member.state().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void idsReserved(ClusterEdit.IdsReserved edit) {
        begin("ids")
                .text(Keys.KIND, edit.kind().name().toLowerCase(Locale.ROOT))
                .number(Keys.NEXT, edit.next());
    }

    @Override
    public void directoryMade(TreeEdit.DirectoryMade edit) {
        ValueWriter.place(begin("mkdir"), edit.id(), edit.place())
                .flag(Keys.ON_THE_WAY, edit.onTheWay())
                .map(Keys.BY, ValueWriter.origin(edit.origin()))
                .map(Keys.ATTRIBUTES, ValueWriter.attributes(edit.attributes()));
    }

    @Override
    public void fileCompleted(TreeEdit.FileCompleted edit) {
        ValueWriter.inode(begin("file"), edit.file())
                .map(Keys.BY, ValueWriter.origin(edit.origin()))
                .number(Keys.UPLOAD, edit.upload().number());
    }

    @Override
    public void renamed(TreeEdit.Renamed edit) {
        ValueWriter.place(begin("rename"), edit.id(), edit.place()).map(Keys.BY, ValueWriter.origin(edit.origin()));
    }

    @Override
    public void deleted(TreeEdit.Deleted edit) {
        begin("delete").number(Keys.ID, edit.id().number()).map(Keys.BY, ValueWriter.origin(edit.origin()));
    }

    @Override
    public void reclaimed(TreeEdit.Reclaimed edit) {
        begin("reclaim")
                .list(Keys.DETACHED, ValueWriter.files(edit.unlinked()))
                .list(Keys.GONE, ValueWriter.files(edit.gone()));
    }

    @Override
    public void uploadOpened(UploadEdit.UploadOpened edit) {
        ValueWriter.upload(begin("upload"), edit.upload());
    }

    @Override
    public void blocksGranted(UploadEdit.BlocksGranted edit) {
        begin("grant")
                .number(Keys.UPLOAD, edit.upload().number())
                .list(Keys.BLOCKS, ValueWriter.blocks(edit.blocks()))
                .number(Keys.EXPIRES, edit.expiresMillis());
    }

    @Override
    public void blocksWritten(UploadEdit.BlocksWritten edit) {
        begin("wrote")
                .number(Keys.UPLOAD, edit.upload().number())
                .list(
                        Keys.BLOCKS,
                        edit.blocks().stream().map(ValueWriter::written).toList());
    }

    @Override
    public void uploadClosed(UploadEdit.UploadClosed edit) {
        begin("close").number(Keys.UPLOAD, edit.upload().number());
    }

    @Override
    public void blocksDoomed(BlockEdit.BlocksDoomed edit) {
        begin("doom").list(Keys.BLOCKS, ValueWriter.blocks(edit.blocks())).number(Keys.TIME, edit.timeMillis());
    }

    @Override
    public void doomedForgotten(BlockEdit.DoomedForgotten edit) {
        begin("forget").list(Keys.BLOCKS, ValueWriter.blocks(edit.blocks()));
    }

    @Override
    public void clusterRestored(SnapshotEdit.ClusterRestored edit) {
        begin("cluster").uuid(Keys.CLUSTER, edit.cluster().uuid()).number(Keys.NEXT, edit.epoch());
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
                .map(Keys.STATUS, ValueWriter.status(edit.status()));
    }
}
