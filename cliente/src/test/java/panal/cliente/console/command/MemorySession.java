package panal.cliente.console.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.remote.Session;
import panal.protocol.remote.Watches;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockHealthPage;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.FileId;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FileType;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.ListPage;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UnfinishedPage;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;
import panal.protocol.value.WrittenPage;

/** A session over a {@link MemoryTree}, whose blocks are on one DataNode. */
final class MemorySession implements Session {
    private final MemoryTree tree;
    private final MemoryHealth health;
    private final Operator operator;
    private final Watches watches;
    private final Reports report;
    private final Map<Long, List<FinishedBlock>> finishedBefore = new ConcurrentHashMap<>();

    MemorySession(MemoryTree tree, MemoryHealth health, Operator operator, Watches watches, Reports report) {
        this.tree = tree;
        this.health = health;
        this.operator = operator;
        this.watches = watches;
        this.report = report;
    }

    /** What is to be reported now. */
    interface Reports {
        ClusterReport now() throws PanalException;
    }

    @Override
    public String user() {
        return "ana";
    }

    @Override
    public void logout() {}

    @Override
    public HealthPage health(HealthQuery query) throws PanalException {
        return health.page(query);
    }

    @Override
    public BlockHealthPage blockHealth(FilePath path, int firstBlock, int limit) throws PanalException {
        return health.blocks(path, firstBlock);
    }

    @Override
    public ClusterReport report() throws PanalException {
        return report.now();
    }

    @Override
    public Operator operator() {
        return operator;
    }

    @Override
    public Watches watches() {
        return watches;
    }

    @Override
    public FileStatus stat(FilePath path) throws PanalException {
        return tree.get(path).status();
    }

    @Override
    public ListPage list(FilePath directory, String after, int limit) throws PanalException {
        List<FileStatus> behind = tree.list(directory).stream()
                .filter(status -> status.path().name().compareTo(after) > 0)
                .toList();
        // Short pages, so that more than one is asked for.
        return new ListPage(behind.subList(0, Math.min(2, behind.size())), behind.size() > 2);
    }

    @Override
    public Usage usage(FilePath path) throws PanalException {
        return tree.usage(path);
    }

    @Override
    public FindPage find(FindQuery query) throws PanalException {
        return new MemoryWalk(tree).find(query);
    }

    @Override
    public UsagePage usages(UsageQuery query) throws PanalException {
        return new MemoryWalk(tree).usages(query);
    }

    @Override
    public void makeDirectory(FilePath path, boolean parents, RequestId request) throws PanalException {
        tree.makeDirectory(path, parents);
    }

    @Override
    public void rename(FilePath from, FilePath to, RequestId request) throws PanalException {
        tree.rename(from, to);
    }

    @Override
    public void delete(FilePath path, boolean recursive, RequestId request) throws PanalException {
        tree.delete(path, recursive);
    }

    @Override
    public FileLayout layout(FilePath path, int firstBlock, int limit) throws PanalException {
        List<LocatedBlock> located = new ArrayList<>();
        long offset = 0;
        for (FinishedBlock block : tree.get(path).blocks()) {
            BlockToken token = token(block.block(), BlockToken.Mode.READ, 0);
            List<NodeName> nodes = List.of(MemoryDataNode.NAME);
            located.add(new LocatedBlock(block.block(), block.index(), offset, block.sum(), nodes, List.of(), token));
            offset += block.sum().length();
        }
        return new FileLayout(stat(path), located.subList(Math.min(firstBlock, located.size()), located.size()), false);
    }

    @Override
    public FileSum checksum(FilePath path) throws PanalException {
        return tree.sum(path);
    }

    @Override
    public void reportCorrupt(BlockId block, NodeName node) {}

    @Override
    public UploadGrant begin(UploadRequest request) throws PanalException {
        FilePath path = request.path();
        if (request.replication() < 1 || request.replication() > 32) {
            throw new InvalidInput("replication " + request.replication() + " is not between 1 and 32");
        }
        if (tree.has(path) && stat(path).isDirectory()) {
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
        requireNonNull(tree.meanwhile.get()).run();
        UploadTicket ticket = ticket(request, 0);
        return new UploadGrant(ticket, grant(ticket, 0, 1));
    }

    private UploadTicket ticket(UploadRequest request, int turn) {
        return new UploadTicket(
                new UploadId(tree.nextId()),
                new FileId(tree.nextId()),
                new FileId(1),
                request.path().name(),
                request.path(),
                request.replication(),
                request.blockSize(),
                request.durability(),
                request.overwrite(),
                request.modifiedMillis(),
                turn,
                "ana",
                Bits256.ZERO);
    }

    @Override
    public List<BlockGrant> addBlocks(UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished) {
        keep(ticket, finished);
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

    @Override
    public void renew(UploadTicket ticket) {}

    @Override
    public FileStatus complete(UploadTicket ticket, List<FinishedBlock> finished, RequestId request) {
        List<FinishedBlock> all = keep(ticket, finished);
        long length = all.stream().mapToLong(block -> block.sum().length()).sum();
        long modified = ticket.modifiedMillis() == 0 ? MemoryTree.MODIFIED : ticket.modifiedMillis();
        FileStatus status =
                tree.status(ticket.path(), FileType.FILE, length, ticket.replication(), ticket.blockSize(), modified);
        tree.put(status, all);
        return status;
    }

    @Override
    public void abandon(UploadTicket ticket) {
        finishedBefore.remove(ticket.upload().number());
    }

    /** Nothing is ever kept here. */
    @Override
    public long park(UploadTicket ticket) {
        return 0;
    }

    @Override
    public UploadTicket resume(ResumeRequest request) throws PanalException {
        FilePath path = request.path();
        return Optional.ofNullable(tree.begun.remove(path))
                .map(begun -> ticket(begun, 1))
                .orElseThrow(() -> NotFound.unfinishedUpload(path.text()));
    }

    @Override
    public WrittenPage written(UploadTicket ticket, int firstIndex, int limit) {
        return new WrittenPage(List.of(), false);
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

    private List<FinishedBlock> keep(UploadTicket ticket, List<FinishedBlock> finished) {
        return finishedBefore.merge(ticket.upload().number(), finished, (before, now) -> {
            List<FinishedBlock> all = new ArrayList<>(before);
            all.addAll(now);
            all.sort(Comparator.comparingInt(FinishedBlock::index));
            return List.copyOf(all);
        });
    }

    private static BlockGrant grant(UploadTicket ticket, int index, int attempt) {
        BlockId block = new BlockId(ticket.upload().number() * 1_000 + index);
        return new BlockGrant(index, token(block, BlockToken.Mode.WRITE, attempt), List.of(MemoryDataNode.NAME));
    }

    private static BlockToken token(BlockId block, BlockToken.Mode mode, int attempt) {
        return new BlockToken(block, mode, attempt, 1, Long.MAX_VALUE, Bits256.ZERO);
    }
}
