package panal.cliente.console.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.Busy;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.remote.Session;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UnfinishedPage;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.WholeBlock;
import panal.protocol.value.WrittenPage;

/** What a {@link MemorySession} does about files that are written. */
abstract class MemoryUploads implements Session {
    private static final long KEPT_MILLIS = 86_400_000;

    private final MemoryTree tree;

    MemoryUploads(MemoryTree tree) {
        this.tree = tree;
    }

    /** Uploads that were begun, for all sessions. */
    static final class Begun {
        /** Blocks that are whole, by upload and index. */
        private final Map<UploadId, Map<Integer, FinishedBlock>> finished = new ConcurrentHashMap<>();
        /** Of those that their clients have left. */
        private final Map<FilePath, UploadTicket> tickets = new ConcurrentHashMap<>();

        /** One that its client has left before a block of it was whole. */
        void left(UploadTicket ticket) {
            tickets.put(ticket.path(), ticket);
        }

        private List<FinishedBlock> keep(UploadTicket ticket, List<FinishedBlock> more) {
            Map<Integer, FinishedBlock> all = finished.computeIfAbsent(ticket.upload(), none -> new TreeMap<>());
            synchronized (all) {
                more.forEach(block -> all.put(block.index(), block));
                return List.copyOf(all.values());
            }
        }
    }

    @Override
    public UploadGrant begin(UploadRequest request) throws PanalException {
        FilePath path = request.path();
        if (request.replication() < 1 || request.replication() > 32) {
            throw new InvalidInput("replication " + request.replication() + " is not between 1 and 32");
        }
        if (tree.has(path) && tree.get(path).status().isDirectory()) {
            throw new IsADirectory(path.text());
        }
        if (tree.has(path) && !request.overwrite()) {
            throw new AlreadyExists(path.text());
        }
        FilePath above = path.parent().orElse(FilePath.ROOT);
        if (request.parents()) {
            tree.makeDirectory(above, true);
        }
        tree.requireDirectory(above);
        requireFree(path);
        requireNonNull(tree.meanwhile.get()).run();
        UploadTicket ticket = new UploadTicket(
                new UploadId(tree.nextId()),
                new FileId(tree.nextId()),
                new FileId(1),
                path.name(),
                path,
                request.replication(),
                request.blockSize(),
                request.durability(),
                request.overwrite(),
                request.modifiedMillis(),
                0,
                "ana",
                Bits256.ZERO);
        return new UploadGrant(ticket, grant(ticket, 0, 1));
    }

    private void requireFree(FilePath path) throws PathHeld {
        for (UnfinishedUpload other : tree.unfinished) {
            if (other.path().equals(path) && !other.client().isEmpty()) {
                throw new PathHeld(path + " is being written by " + other.client());
            }
        }
    }

    @Override
    public List<BlockGrant> addBlocks(UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished) {
        tree.begun.keep(ticket, finished);
        List<BlockGrant> grants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grants.add(grant(ticket, firstIndex + i, 1));
        }
        return grants;
    }

    @Override
    public BlockGrant retryBlock(
            UploadTicket ticket, int index, BlockId block, int failedAttempt, List<NodeName> failed) {
        return grant(ticket, index, failedAttempt + 1);
    }

    /** Blocks of another turn have other ids. */
    private static BlockGrant grant(UploadTicket ticket, int index, int attempt) {
        BlockId block = new BlockId(ticket.upload().number() * 1_000 + ticket.turn() * 100L + index);
        BlockToken token = MemorySession.token(block, BlockToken.Mode.WRITE, attempt);
        return new BlockGrant(index, token, List.of(MemoryDataNode.NAME));
    }

    @Override
    public void renew(UploadTicket ticket) {}

    @Override
    public FileStatus complete(UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws PanalException {
        if (tree.busy.get()) {
            throw new Busy("there is much to do; try again in a moment");
        }
        List<FinishedBlock> all = tree.begun.keep(ticket, finished);
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index).index() != index) {
                throw new InvalidInput("block " + index + " of " + ticket.path() + " is missing");
            }
        }
        long length = all.stream().mapToLong(block -> block.sum().length()).sum();
        long modified = ticket.modifiedMillis() == 0 ? MemoryTree.MODIFIED : ticket.modifiedMillis();
        FileStatus status =
                tree.status(ticket.path(), FileType.FILE, length, ticket.replication(), ticket.blockSize(), modified);
        tree.put(status, all);
        return status;
    }

    @Override
    public void abandon(UploadTicket ticket) {
        tree.begun.finished.remove(ticket.upload());
    }

    @Override
    public long park(UploadTicket ticket) {
        List<FinishedBlock> whole = tree.begun.keep(ticket, List.of());
        if (whole.isEmpty()) {
            return 0;
        }
        long bytes = whole.stream().mapToLong(block -> block.sum().length()).sum();
        tree.begun.tickets.put(ticket.path(), ticket);
        tree.unfinished.add(new UnfinishedUpload(
                ticket.upload(), ticket.path(), ticket.user(), bytes, ticket.blockSize(), KEPT_MILLIS, ""));
        return KEPT_MILLIS;
    }

    @Override
    public UploadTicket resume(ResumeRequest request) throws PanalException {
        UploadTicket left = tree.begun.tickets.remove(request.path());
        if (left == null) {
            throw NotFound.unfinishedUpload(request.path().text());
        }
        discard(left.upload());
        return new UploadTicket(
                left.upload(),
                left.file(),
                left.parent(),
                left.name(),
                left.path(),
                left.replication(),
                left.blockSize(),
                request.durability(),
                request.overwrite(),
                request.modifiedMillis(),
                left.turn() + 1,
                left.user(),
                Bits256.ZERO);
    }

    @Override
    public WrittenPage written(UploadTicket ticket, int firstIndex, int limit) {
        List<WholeBlock> whole = tree.begun.keep(ticket, List.of()).stream()
                .filter(block -> block.index() >= firstIndex)
                .map(block -> new WholeBlock(block.index(), block.sum()))
                .toList();
        return new WrittenPage(whole.subList(0, Math.min(2, whole.size())), whole.size() > 2);
    }

    @Override
    public UnfinishedPage unfinished(FilePath below, long after, int limit) {
        List<UnfinishedUpload> found = tree.unfinished.stream()
                .filter(upload ->
                        upload.path().isAtOrBelow(below) && upload.upload().number() > after)
                .toList();
        // Short pages, so that a client that forgets to ask on is found out.
        return new UnfinishedPage(found.subList(0, Math.min(1, found.size())), found.size() > 1);
    }

    @Override
    public void discard(UploadId upload) {
        tree.unfinished.removeIf(each -> each.upload().equals(upload));
    }
}
