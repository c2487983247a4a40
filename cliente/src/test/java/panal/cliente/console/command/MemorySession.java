package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.remote.Watches;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockHealthPage;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.ListPage;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;

/** A session over a {@link MemoryTree}, whose blocks are on one DataNode. */
final class MemorySession extends MemoryUploads {
    private final MemoryTree tree;
    private final MemoryHealth health;
    private final Operator operator;
    private final Watches watches;
    private final Reports report;

    MemorySession(MemoryTree tree, MemoryHealth health, Operator operator, Watches watches, Reports report) {
        super(tree);
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

    static BlockToken token(BlockId block, BlockToken.Mode mode, int attempt) {
        return new BlockToken(block, mode, attempt, 1, Long.MAX_VALUE, Bits256.ZERO);
    }
}
