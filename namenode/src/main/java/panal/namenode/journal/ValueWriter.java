package panal.namenode.journal;

import java.util.List;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.Content;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.UploadBlock;
import panal.namenode.namespace.UploadFacts;
import panal.namenode.namespace.WrittenBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FileId;
import panal.protocol.value.FileStatus;

/** Writes what several kinds of edits have in them; {@link ValueReader} is its mirror. */
final class ValueWriter {
    private ValueWriter() {}

    static FieldWriter origin(Origin origin) {
        return new FieldWriter()
                .text(Keys.USER, origin.user())
                .number(Keys.TIME, origin.timeMillis())
                .uuid(Keys.REQUEST, origin.request().uuid());
    }

    static FieldWriter attributes(Attributes attributes) {
        return new FieldWriter()
                .text(Keys.OWNER, attributes.owner())
                .text(Keys.GROUP, attributes.group())
                .number(Keys.MODE, attributes.mode())
                .number(Keys.CREATED, attributes.createdMillis())
                .number(Keys.MODIFIED, attributes.modifiedMillis());
    }

    static FieldWriter place(FieldWriter into, FileId id, Place place) {
        return into.number(Keys.ID, id.number())
                .number(Keys.PARENT, place.directory().number())
                .text(Keys.NAME, place.name());
    }

    static FieldWriter inode(FieldWriter into, Inode inode) {
        place(into, inode.id(), inode.place()).map(Keys.ATTRIBUTES, attributes(inode.attributes()));
        if (inode instanceof DirectoryInode directory) {
            return into.text(Keys.KIND, "directory").number(Keys.REACH, directory.reach());
        }
        return file(into, (FileInode) inode);
    }

    private static FieldWriter file(FieldWriter into, FileInode file) {
        return into.text(Keys.KIND, "file").map(Keys.CONTENT, content(file.content()));
    }

    private static FieldWriter content(Content content) {
        List<Value> blocks = content.blocks().stream()
                .map(block -> sum(block.id(), block.sum()))
                .toList();
        return new FieldWriter()
                .text(Keys.KIND, "replicated")
                .number(Keys.REPLICATION, content.copies())
                .number(Keys.SIZE, content.blockSize())
                .list(Keys.BLOCKS, blocks);
    }

    static FieldWriter upload(FieldWriter into, Upload upload) {
        UploadFacts facts = upload.facts();
        return place(into, facts.file(), facts.place())
                .number(Keys.UPLOAD, facts.id().number())
                .number(Keys.REPLICATION, facts.replication())
                .number(Keys.SIZE, facts.blockSize())
                .flag(Keys.OVERWRITE, facts.overwrite())
                .text(Keys.USER, facts.user())
                .number(Keys.EXPIRES, upload.expiresMillis())
                .list(
                        Keys.BLOCKS,
                        upload.blocks().stream().map(ValueWriter::granted).toList());
    }

    private static Value granted(UploadBlock block) {
        return block.sum()
                .map(sum -> sum(block.id(), sum))
                .orElseGet(() ->
                        ValueFactory.newArray(ValueFactory.newInteger(block.id().number())));
    }

    static Value sum(BlockId id, BlockSum sum) {
        return ValueFactory.newArray(
                ValueFactory.newInteger(id.number()),
                ValueFactory.newInteger(sum.length()),
                ValueFactory.newInteger(Integer.toUnsignedLong(sum.crc32c())));
    }

    static Value written(WrittenBlock block) {
        return ValueFactory.newArray(
                ValueFactory.newInteger(block.index()),
                ValueFactory.newInteger(block.id().number()),
                ValueFactory.newInteger(block.sum().length()),
                ValueFactory.newInteger(Integer.toUnsignedLong(block.sum().crc32c())));
    }

    static List<Value> blocks(List<BlockId> blocks) {
        return blocks.stream()
                .<Value>map(block -> ValueFactory.newInteger(block.number()))
                .toList();
    }

    static List<Value> files(List<FileId> files) {
        return files.stream()
                .<Value>map(file -> ValueFactory.newInteger(file.number()))
                .toList();
    }

    static FieldWriter status(FileStatus status) {
        return new FieldWriter()
                .text(Keys.PATH, status.path().text())
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
