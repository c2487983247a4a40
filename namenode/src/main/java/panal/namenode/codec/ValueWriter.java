package panal.namenode.codec;

import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.Content;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.EpochStart;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.LostEnd;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.UploadBlock;
import panal.namenode.namespace.UploadEdit;
import panal.namenode.namespace.UploadFacts;
import panal.namenode.namespace.WrittenBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FileId;
import panal.protocol.value.FileStatus;

/** Writes what several kinds of edits have in them; {@link ValueReader} is its mirror. */
final class ValueWriter {
    private ValueWriter() {}

    static FieldWriter origin(FieldWriter into, Origin origin) {
        return into.map(Keys.BY, by -> by.text(Keys.USER, origin.user())
                .number(Keys.TIME, origin.timeMillis())
                .uuid(Keys.REQUEST, origin.request().uuid()));
    }

    static FieldWriter attributes(FieldWriter into, Attributes attributes) {
        return into.map(Keys.ATTRIBUTES, a -> a.text(Keys.OWNER, attributes.owner())
                .text(Keys.GROUP, attributes.group())
                .number(Keys.MODE, attributes.mode())
                .number(Keys.CREATED, attributes.createdMillis())
                .number(Keys.MODIFIED, attributes.modifiedMillis()));
    }

    static FieldWriter place(FieldWriter into, FileId id, Place place) {
        return into.number(Keys.ID, id.number())
                .number(Keys.PARENT, place.directory().number())
                .text(Keys.NAME, place.name());
    }

    static FieldWriter inode(FieldWriter into, Inode inode) {
        attributes(place(into, inode.id(), inode.place()), inode.attributes());
        if (inode instanceof DirectoryInode directory) {
            return into.text(Keys.KIND, "directory").number(Keys.REACH, directory.reach());
        }
        Content content = ((FileInode) inode).content();
        return into.text(Keys.KIND, "file").map(Keys.CONTENT, c -> content(c, content));
    }

    private static void content(FieldWriter into, Content content) {
        into.text(Keys.KIND, "replicated")
                .number(Keys.REPLICATION, content.copies())
                .number(Keys.SIZE, content.blockSize())
                .list(Keys.BLOCKS, content.blocks(), ValueWriter::stored);
    }

    static void upload(FieldWriter into, Upload upload) {
        UploadFacts facts = upload.facts();
        place(into, facts.file(), facts.place())
                .number(Keys.UPLOAD, facts.id().number())
                .number(Keys.REPLICATION, facts.replication())
                .number(Keys.SIZE, facts.blockSize())
                .flag(Keys.OVERWRITE, facts.overwrite())
                .text(Keys.USER, facts.user())
                .number(Keys.EXPIRES, upload.expiresMillis())
                .list(Keys.BLOCKS, upload.blocks(), ValueWriter::granted);
        unlessZero(into, Keys.MODIFIED, facts.modifiedMillis());
        unlessZero(into, Keys.TURN, upload.turn());
    }

    /** What says nothing is left out, so that it costs nothing, and an older program's journal looks the same. */
    private static void unlessZero(FieldWriter into, String key, long number) {
        if (number != 0) {
            into.number(key, number);
        }
    }

    private static void granted(PackBuffer out, UploadBlock block) {
        out.array(block.sum().isPresent() ? 3 : 1);
        out.number(block.id().number());
        block.sum().ifPresent(sum -> sum(out, sum));
    }

    private static void stored(PackBuffer out, StoredBlock block) {
        out.array(3);
        out.number(block.id().number());
        sum(out, block.sum());
    }

    static void written(PackBuffer out, WrittenBlock block) {
        out.array(4);
        out.number(block.index());
        out.number(block.id().number());
        sum(out, block.sum());
    }

    static void fresh(PackBuffer out, UploadEdit.FreshBlock block) {
        out.array(2);
        out.number(block.index());
        out.number(block.id().number());
    }

    private static void sum(PackBuffer out, BlockSum sum) {
        out.number(sum.length());
        out.number(Integer.toUnsignedLong(sum.crc32c()));
    }

    static void block(PackBuffer out, BlockId block) {
        out.number(block.number());
    }

    static void file(PackBuffer out, FileId file) {
        out.number(file.number());
    }

    static void epochStart(PackBuffer out, EpochStart start) {
        out.array(2);
        out.number(start.number());
        out.number(start.behind());
    }

    static void lostEnd(FieldWriter into, LostEnd lost) {
        into.text(Keys.NAME, lost.witness().text())
                .number(Keys.HEARD_EPOCH, lost.heard().number())
                .number(Keys.HEARD_TRANSACTION, lost.heard().transaction())
                .number(Keys.OWN_EPOCH, lost.own().number())
                .number(Keys.OWN_TRANSACTION, lost.own().transaction());
    }

    static void status(FieldWriter into, FileStatus status) {
        into.text(Keys.PATH, status.path().text())
                .number(Keys.ID, status.id().number())
                .text(Keys.KIND, status.isDirectory() ? "directory" : "file")
                .number(Keys.LENGTH, status.length())
                .number(Keys.REPLICATION, status.replication())
                .number(Keys.SIZE, status.blockSize())
                .number(Keys.MODIFIED, status.modifiedMillis())
                .text(Keys.OWNER, status.owner())
                .text(Keys.GROUP, status.group())
                .number(Keys.MODE, status.mode());
    }
}
