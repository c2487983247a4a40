package panal.bench.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import panal.bench.namespace.Restarts;
import panal.bench.namespace.UnreadState;
import panal.namenode.codec.EditCodec;
import panal.namenode.commit.Committer;
import panal.namenode.journal.Batch;
import panal.namenode.journal.FileJournal;
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
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FileId;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadId;

/**
 * Puts files into the journal of a NameNode that does not run, with the edits that uploads would have left there: one
 * directory with {@code count} files of one block. Uploading a million files would take an hour and tell nothing more.
 */
final class ManyFiles {
    static final String DIRECTORY = "/many";
    private static final int EDITS_PER_BATCH = 1_000;
    private static final long BLOCK_SIZE = 64L << 20;
    private static final int FILE_BYTES = 4096;
    private static final long NOW = 1_800_000_000_000L;

    private final Path journal;

    /** @param journal the directory of a journal in which a cluster has been founded */
    ManyFiles(Path journal) {
        this.journal = journal;
    }

    /** Appends the edits to the log, without a snapshot. */
    void addToLog(int count) throws PanalException {
        String user;
        long transaction;
        long file;
        long block;
        try (Committer there = Committer.open(unwatched(), task -> new Thread(task), Committer.QUEUE)) {
            user = there.published().users().iterator().next().name();
            transaction = there.transaction() + 1;
            file = there.published().nextId(IdKind.FILE);
            block = there.published().nextId(IdKind.BLOCK);
        }
        EditCodec codec = new EditCodec();
        try (FileJournal log = unwatched()) {
            log.open(new UnreadState());
            List<Edit> edits = new ArrayList<>(List.of(
                    new ClusterEdit.IdsReserved(IdKind.FILE, file + count + 1),
                    new ClusterEdit.IdsReserved(IdKind.BLOCK, block + count),
                    directory(user, new FileId(file))));
            for (int i = 0; i < count; i++) {
                edits.add(file(user, new FileId(file), file + 1 + i, i, new BlockId(block + i)));
                if (edits.size() >= EDITS_PER_BATCH || i == count - 1) {
                    log.append(new Batch(transaction, edits.size(), codec.encode(edits)));
                    transaction += edits.size();
                    edits.clear();
                }
            }
        }
    }

    /** Has the journal write a snapshot, as it does by itself when the log has grown. */
    void writeSnapshot() throws PanalException, IOException {
        new Restarts(journal).writeSnapshot();
    }

    /** One that writes no snapshots. */
    private FileJournal unwatched() throws PanalException {
        return FileJournal.in(journal, task -> {});
    }

    private static Edit directory(String user, FileId id) {
        Attributes attributes = new Attributes(user, user, Attributes.DIRECTORY_MODE, NOW, NOW);
        return new TreeEdit.DirectoryMade(
                origin(user, id.number()),
                id,
                new Place(DirectoryInode.ROOT, DIRECTORY.substring(1)),
                attributes,
                false);
    }

    private static Edit file(String user, FileId directory, long id, int number, BlockId block) {
        Attributes attributes = new Attributes(user, user, Attributes.FILE_MODE, NOW, NOW);
        List<StoredBlock> blocks = List.of(new StoredBlock(block, new BlockSum(FILE_BYTES, (int) block.number())));
        FileInode inode = new FileInode(
                new FileId(id),
                new Place(directory, "file-" + number),
                attributes,
                new ReplicatedContent(3, BLOCK_SIZE, blocks));
        return new TreeEdit.FileCompleted(origin(user, id), inode, new UploadId(id));
    }

    private static Origin origin(String user, long request) {
        return new Origin(user, NOW, new RequestId(new UUID(NOW, request)));
    }
}
