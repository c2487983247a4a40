package panal.bench.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.ReplicatedContent;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.namespace.TreeEdit;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadId;

/**
 * The edits of a cluster whose files were all uploaded by one user, in directories of equal size.
 *
 * @param files how many, a multiple of {@code perDirectory}
 * @param blocks of each file: 0 or 1
 */
record MadeFiles(int files, int perDirectory, int blocks) {
    static final String USER = "ana";
    private static final long BLOCK_SIZE = 64L << 20;
    private static final long TIME = 1_795_270_000_000L;
    private static final int LENGTH = 4_096;

    int directories() {
        return files / perDirectory;
    }

    /** What comes before all files: a cluster, its ids, the directories. */
    List<Edit> beginning() {
        List<Edit> edits = new ArrayList<>();
        edits.add(new ClusterEdit.Founded(new ClusterId(new UUID(1, 2)), USER, new Bits256(1, 2, 3, 4), TIME));
        edits.add(new ClusterEdit.IdsReserved(IdKind.BLOCK, 1L << 40));
        for (int i = 0; i < directories(); i++) {
            Place place = new Place(DirectoryInode.ROOT, directoryName(i));
            Attributes attributes = new Attributes(USER, USER, Attributes.DIRECTORY_MODE, TIME, TIME);
            edits.add(new TreeEdit.DirectoryMade(origin(-1 - i), directory(i), place, attributes, false));
        }
        return edits;
    }

    /** The edit that completes a file, from 0 on. */
    Edit file(int index) {
        Attributes attributes = new Attributes(USER, USER, Attributes.FILE_MODE, TIME + index, TIME + index);
        BlockSum sum = new BlockSum(LENGTH, index * 0x9E37_79B9);
        List<StoredBlock> stored = blocks == 0 ? List.of() : List.of(new StoredBlock(block(index), sum));
        FileInode file = new FileInode(
                id(index),
                new Place(directory(index / perDirectory), fileName(index)),
                attributes,
                new ReplicatedContent(3, BLOCK_SIZE, stored));
        return new TreeEdit.FileCompleted(origin(index), file, new UploadId(index + 1L));
    }

    FilePath path(int index) {
        return new FilePath("/" + directoryName(index / perDirectory) + "/" + fileName(index));
    }

    FileId directory(int index) {
        return new FileId(2L + index);
    }

    BlockId block(int index) {
        return new BlockId(index + 1L);
    }

    private FileId id(int index) {
        return new FileId(2L + directories() + index);
    }

    private static String directoryName(int index) {
        return "directory-" + index;
    }

    /** Ten characters, in an order that is not the one they come in. */
    private static String fileName(int index) {
        return "f-" + (10_000_000 + (int) (index * 48_271L % 9_999_991));
    }

    private static Origin origin(int number) {
        return new Origin(USER, TIME, new RequestId(new UUID(number, number * 0x9E37_79B9_7F4A_7C15L)));
    }
}
