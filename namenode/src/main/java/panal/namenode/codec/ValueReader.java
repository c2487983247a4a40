package panal.namenode.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msgpack.core.MessageTypeException;
import org.pcollections.TreePVector;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.Content;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.EpochStart;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.LostEnd;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.ReplicatedContent;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.UploadBlock;
import panal.namenode.namespace.UploadEdit;
import panal.namenode.namespace.UploadFacts;
import panal.namenode.namespace.WrittenBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Epoch;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadId;

/** Reads what {@link ValueWriter} wrote. Not thread-safe. */
final class ValueReader {
    /** A million files have a handful of owners and groups: each is kept once. */
    private final Map<String, String> people = new HashMap<>();

    private String person(Fields from, String key) {
        String text = from.text(key);
        String known = people.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    Origin origin(Fields from) {
        Fields by = from.map(Keys.BY);
        return new Origin(person(by, Keys.USER), by.number(Keys.TIME), new RequestId(by.uuid(Keys.REQUEST)));
    }

    Attributes attributes(Fields from) {
        Fields a = from.map(Keys.ATTRIBUTES);
        return new Attributes(
                person(a, Keys.OWNER),
                person(a, Keys.GROUP),
                a.smallNumber(Keys.MODE),
                a.number(Keys.CREATED),
                a.number(Keys.MODIFIED));
    }

    Place place(Fields from) {
        return new Place(from.file(Keys.PARENT), from.text(Keys.NAME));
    }

    Inode inode(Fields from) {
        return from.is(Keys.KIND, "directory")
                ? new DirectoryInode(from.file(Keys.ID), place(from), attributes(from), from.smallNumber(Keys.REACH))
                : file(from);
    }

    FileInode file(Fields from) {
        if (!from.is(Keys.KIND, "file")) {
            throw new MessageTypeException("inode of unknown kind \"" + from.text(Keys.KIND) + "\"");
        }
        return new FileInode(from.file(Keys.ID), place(from), attributes(from), content(from.map(Keys.CONTENT)));
    }

    private Content content(Fields from) {
        if (!from.is(Keys.KIND, "replicated")) {
            throw new MessageTypeException("content of unknown kind \"" + from.text(Keys.KIND) + "\"");
        }
        List<StoredBlock> blocks = from.list(Keys.BLOCKS, in -> {
            requireParts(in, 3);
            return new StoredBlock(id(in), sum(in));
        });
        return new ReplicatedContent(from.smallNumber(Keys.REPLICATION), from.number(Keys.SIZE), blocks);
    }

    Upload upload(Fields from) {
        UploadFacts facts = new UploadFacts(
                new UploadId(from.number(Keys.UPLOAD)),
                from.file(Keys.ID),
                place(from),
                from.smallNumber(Keys.REPLICATION),
                from.number(Keys.SIZE),
                from.flag(Keys.OVERWRITE),
                from.numberOr(Keys.MODIFIED, 0),
                person(from, Keys.USER));
        List<UploadBlock> blocks = from.list(Keys.BLOCKS, in -> {
            boolean whole = in.array() > 1;
            return new UploadBlock(id(in), whole ? Optional.of(sum(in)) : Optional.empty());
        });
        int turn = Math.toIntExact(from.numberOr(Keys.TURN, 0));
        return new Upload(facts, turn, TreePVector.from(blocks), from.number(Keys.EXPIRES));
    }

    static EpochStart epochStart(PackCursor in) {
        requireParts(in, 2);
        return new EpochStart(in.number(), in.number());
    }

    /** The proof that the journal is an old one; most have none. */
    static Optional<LostEnd> lostEnd(Fields from) {
        if (!from.has(Keys.LOST)) {
            return Optional.empty();
        }
        Fields lost = from.map(Keys.LOST);
        return Optional.of(new LostEnd(
                new NodeName(lost.text(Keys.NAME)),
                new Epoch(lost.number(Keys.HEARD_EPOCH), lost.number(Keys.HEARD_TRANSACTION)),
                new Epoch(lost.number(Keys.OWN_EPOCH), lost.number(Keys.OWN_TRANSACTION))));
    }

    static WrittenBlock written(PackCursor in) {
        requireParts(in, 4);
        return new WrittenBlock(Math.toIntExact(in.number()), id(in), sum(in));
    }

    static UploadEdit.FreshBlock fresh(PackCursor in) {
        requireParts(in, 2);
        return new UploadEdit.FreshBlock(Math.toIntExact(in.number()), id(in));
    }

    private static void requireParts(PackCursor in, int parts) {
        int there = in.array();
        if (there != parts) {
            throw new MessageTypeException("a list has " + there + " parts, not " + parts);
        }
    }

    private static BlockId id(PackCursor in) {
        return new BlockId(in.number());
    }

    private static BlockSum sum(PackCursor in) {
        return new BlockSum(in.number(), (int) in.number());
    }

    FileStatus status(Fields from) {
        return new FileStatus(
                new FilePath(from.text(Keys.PATH)),
                from.file(Keys.ID),
                from.is(Keys.KIND, "directory") ? FileType.DIRECTORY : FileType.FILE,
                from.number(Keys.LENGTH),
                from.smallNumber(Keys.REPLICATION),
                from.number(Keys.SIZE),
                from.number(Keys.MODIFIED),
                person(from, Keys.OWNER),
                person(from, Keys.GROUP),
                from.smallNumber(Keys.MODE));
    }

    String user(Fields from) {
        return person(from, Keys.USER);
    }
}
