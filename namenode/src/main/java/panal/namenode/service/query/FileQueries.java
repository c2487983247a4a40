package panal.namenode.service.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.access.Access;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.Content;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.Tokens;
import panal.namenode.service.cluster.Whereabouts;
import panal.protocol.block.Crc32cSum;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.Limits;
import panal.protocol.value.ListPage;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.Usage;

/** Questions about files, answered from the last published namespace without waiting for any writer. Thread-safe. */
public final class FileQueries {
    private static final Logger log = LoggerFactory.getLogger(FileQueries.class);

    private final Committer committer;
    private final Cluster cluster;
    private final Tokens tokens;

    public FileQueries(Committer committer, Cluster cluster, Tokens tokens) {
        this.committer = committer;
        this.cluster = cluster;
        this.tokens = tokens;
    }

    public FileStatus stat(String user, FilePath path) throws PanalException {
        Namespace now = committer.published();
        new Access(now).toStat(user, path);
        return now.existing(path).status(path);
    }

    public ListPage list(String user, FilePath path, String after, int limit) throws PanalException {
        requireBetween("limit", limit, Limits.PAGE_ENTRIES);
        Namespace now = committer.published();
        new Access(now).toStat(user, path);
        Inode inode = now.existing(path);
        if (!inode.isDirectory()) {
            return new ListPage(List.of(inode.status(path)), false);
        }
        new Access(now).toRead(user, path);
        List<Inode> found = now.list(inode.id(), after, limit + 1);
        List<FileStatus> entries = new ArrayList<>();
        for (Inode entry : found.subList(0, Math.min(limit, found.size()))) {
            entries.add(entry.status(path.child(entry.name())));
        }
        return new ListPage(entries, found.size() > limit);
    }

    public Usage usage(String user, FilePath path) throws PanalException {
        Namespace now = committer.published();
        new Access(now).toRead(user, path);
        return now.usage(now.existing(path).id());
    }

    public FileLayout layout(String user, FilePath path, int firstBlock, int limit) throws PanalException {
        requireBetween("limit", limit, Limits.PAGE_ENTRIES);
        Namespace now = committer.published();
        new Access(now).toRead(user, path);
        FileInode file = now.file(path);
        Content content = file.content();
        int count = content.blocks().size();
        if (firstBlock < 0 || firstBlock > count) {
            throw new InvalidInput("block " + firstBlock + " of " + path + ": it has " + count + " blocks");
        }
        int end = (int) Math.min(count, (long) firstBlock + limit);
        List<LocatedBlock> located = new ArrayList<>();
        for (int index = firstBlock; index < end; index++) {
            located.add(located(content, index));
        }
        return new FileLayout(file.status(path), located, end < count);
    }

    private LocatedBlock located(Content content, int index) {
        StoredBlock block = content.blocks().get(index);
        Whereabouts where = cluster.whereIs(block.id());
        return new LocatedBlock(
                block.id(),
                index,
                content.offset(index),
                block.sum(),
                where.replicas(),
                where.gone(),
                tokens.toRead(block.id()));
    }

    public FileSum checksum(String user, FilePath path) throws PanalException {
        Namespace now = committer.published();
        new Access(now).toRead(user, path);
        Content content = now.file(path).content();
        return new FileSum(path, content.length(), sum(content));
    }

    /** The CRC32C of all bytes. */
    static int sum(Content content) {
        int crc = 0;
        for (StoredBlock block : content.blocks()) {
            crc = Crc32cSum.combine(crc, block.sum().crc32c(), block.sum().length());
        }
        return crc;
    }

    /** Only who may read a block's file can have found it corrupt. */
    public void reportCorrupt(String user, BlockId block, NodeName node) throws PanalException {
        Namespace now = committer.published();
        Optional<FilePath> path = now.ownerOf(block).flatMap(now::pathOf);
        if (path.isPresent()) {
            new Access(now).toRead(user, path.get());
            cluster.reportCorrupt(block, node);
            log.warn("corrupt replica reported block={} node={} path=\"{}\" user={}", block, node, path.get(), user);
        }
    }

    private static void requireBetween(String what, int number, int most) throws InvalidInput {
        if (number < 1 || number > most) {
            throw new InvalidInput(what + " " + number + " is not between 1 and " + most);
        }
    }
}
