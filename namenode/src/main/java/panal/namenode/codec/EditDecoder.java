package panal.namenode.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import panal.namenode.namespace.BlockEdit;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.TreeEdit;
import panal.namenode.namespace.UploadEdit;
import panal.namenode.namespace.User;
import panal.protocol.value.ClusterId;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadId;

/** Reads what {@link EditEncoder} wrote. Not thread-safe. */
final class EditDecoder {
    private final ValueReader values = new ValueReader();

    /** The edit in a map of this type; empty when the type is unknown. */
    Optional<Edit> decode(String type, Fields from) {
        return switch (type) {
            case "found", "epoch", "user", "member", "ids" -> Optional.of(cluster(type, from));
            case "mkdir", "file", "rename", "delete", "reclaim" -> Optional.of(tree(type, from));
            case "upload", "grant", "wrote", "resumed", "close" -> Optional.of(upload(type, from));
            case "doom" -> Optional.of(new BlockEdit.BlocksDoomed(from.blocks(Keys.BLOCKS), from.number(Keys.TIME)));
            case "forget" -> Optional.of(new BlockEdit.DoomedForgotten(from.blocks(Keys.BLOCKS)));
            case "keep" -> Optional.of(new BlockEdit.OrphansKept(from.number(Keys.NEXT)));
            case "cluster", "inode", "request" -> Optional.of(snapshot(type, from));
            default -> Optional.empty();
        };
    }

    private Edit cluster(String type, Fields from) {
        return switch (type) {
            case "found" ->
                new ClusterEdit.Founded(
                        new ClusterId(from.uuid(Keys.CLUSTER)),
                        values.user(from),
                        from.bits(Keys.VERIFIER),
                        from.number(Keys.TIME));
            case "epoch" ->
                new ClusterEdit.EpochBegun(
                        from.number(Keys.NEXT),
                        from.number(Keys.TIME),
                        from.numberOr(Keys.BEHIND, ClusterEdit.EpochBegun.UNKNOWN),
                        ValueReader.lostEnd(from));
            case "user" ->
                new ClusterEdit.UserPut(new User(
                        values.user(from),
                        from.bits(Keys.VERIFIER),
                        from.flag(Keys.SUPERUSER),
                        Set.copyOf(from.list(Keys.GROUP, PackCursor::text))));
            case "member" ->
                new ClusterEdit.MemberPut(new Member(
                        new NodeId(from.uuid(Keys.ID)),
                        new NodeName(from.text(Keys.NAME)),
                        MemberState.valueOf(from.text(Keys.STATE).toUpperCase(Locale.ROOT)),
                        from.numberOr(Keys.EXPIRES, 0)));
            default ->
                new ClusterEdit.IdsReserved(
                        IdKind.valueOf(from.text(Keys.KIND).toUpperCase(Locale.ROOT)), from.number(Keys.NEXT));
        };
    }

    private Edit tree(String type, Fields from) {
        return switch (type) {
            case "mkdir" ->
                new TreeEdit.DirectoryMade(
                        values.origin(from),
                        from.file(Keys.ID),
                        values.place(from),
                        values.attributes(from),
                        from.flag(Keys.ON_THE_WAY));
            case "file" -> new TreeEdit.FileCompleted(values.origin(from), values.file(from), uploadId(from));
            case "rename" -> new TreeEdit.Renamed(values.origin(from), from.file(Keys.ID), values.place(from));
            case "delete" -> new TreeEdit.Deleted(values.origin(from), from.file(Keys.ID));
            default -> new TreeEdit.Reclaimed(from.files(Keys.DETACHED), from.files(Keys.GONE));
        };
    }

    private Edit upload(String type, Fields from) {
        return switch (type) {
            case "upload" -> new UploadEdit.UploadOpened(values.upload(from));
            case "grant" ->
                new UploadEdit.BlocksGranted(uploadId(from), from.blocks(Keys.BLOCKS), from.number(Keys.EXPIRES));
            case "wrote" -> new UploadEdit.BlocksWritten(uploadId(from), from.list(Keys.BLOCKS, ValueReader::written));
            case "resumed" ->
                new UploadEdit.UploadResumed(
                        uploadId(from),
                        Math.toIntExact(from.number(Keys.TURN)),
                        from.flag(Keys.OVERWRITE),
                        from.number(Keys.MODIFIED),
                        from.number(Keys.EXPIRES),
                        from.list(Keys.BLOCKS, ValueReader::fresh));
            default -> new UploadEdit.UploadClosed(uploadId(from));
        };
    }

    private Edit snapshot(String type, Fields from) {
        return switch (type) {
            case "cluster" ->
                new SnapshotEdit.ClusterRestored(
                        new ClusterId(from.uuid(Keys.CLUSTER)),
                        from.number(Keys.NEXT),
                        from.has(Keys.EPOCHS) ? from.list(Keys.EPOCHS, ValueReader::epochStart) : List.of(),
                        ValueReader.lostEnd(from));
            case "inode" -> new SnapshotEdit.InodeRestored(values.inode(from), from.flag(Keys.DETACHED));
            default ->
                new SnapshotEdit.RequestRestored(
                        new RequestId(from.uuid(Keys.REQUEST)),
                        values.user(from),
                        values.status(from.map(Keys.STATUS)));
        };
    }

    private static UploadId uploadId(Fields from) {
        return new UploadId(from.number(Keys.UPLOAD));
    }
}
