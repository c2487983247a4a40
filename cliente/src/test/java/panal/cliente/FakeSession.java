package panal.cliente;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import panal.cliente.FakeNameNode.Content;
import panal.protocol.block.Crc32cSum;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.FileId;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FileType;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.ListPage;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.Usage;

/** A session with {@link FakeNameNode}: strict about what a client must hold to, simple in all else. */
final class FakeSession extends FakeUploads {
    private static final FileId ROOT = new FileId(1);

    private final FakeCluster cluster;
    private final FakeNameNode nameNode;

    FakeSession(FakeCluster cluster, FakeNameNode nameNode) {
        super(cluster, nameNode);
        this.cluster = cluster;
        this.nameNode = nameNode;
    }

    @Override
    public String user() {
        return "ana";
    }

    @Override
    public void logout() {}

    @Override
    public FileStatus stat(FilePath path) throws PanalException {
        return nameNode.content(path).status();
    }

    @Override
    public ListPage list(FilePath directory, String after, int limit) {
        List<FileStatus> behind = new TreeMap<>(nameNode.files)
                .values().stream()
                        .map(Content::status)
                        .filter(status -> status.path().name().compareTo(after) > 0)
                        .toList();
        // Short pages, so that a client that forgets to ask on is found out.
        return new ListPage(behind.subList(0, Math.min(3, behind.size())), behind.size() > 3);
    }

    @Override
    public Usage usage(FilePath path) {
        return new Usage(0, nameNode.files.size(), 0, 0);
    }

    @Override
    public void makeDirectory(FilePath path, boolean parents, RequestId request) throws PanalException {
        FileStatus made = new FileStatus(path, ROOT, FileType.DIRECTORY, 0, 0, 0, 0, "ana", "ana", 0755);
        if (nameNode.answered.putIfAbsent(request.toString(), made) == null
                && nameNode.files.putIfAbsent(path, new Content(made, List.of())) != null) {
            throw new AlreadyExists(path + " is there");
        }
        nameNode.maybeLoseAnswer();
    }

    @Override
    public void rename(FilePath from, FilePath to, RequestId request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(FilePath path, boolean recursive, RequestId request) {
        nameNode.files.remove(path);
    }

    @Override
    public FileLayout layout(FilePath path, int firstBlock, int limit) throws PanalException {
        Content content = nameNode.content(path);
        List<LocatedBlock> located = new ArrayList<>();
        long offset = 0;
        for (FinishedBlock block : content.blocks()) {
            if (block.index() >= firstBlock && located.size() < Math.min(limit, 3)) {
                located.add(located(block, offset));
            }
            offset += block.sum().length();
        }
        boolean more = firstBlock + located.size() < content.blocks().size();
        return new FileLayout(content.status(), located, more);
    }

    private LocatedBlock located(FinishedBlock block, long offset) {
        List<NodeName> live = new ArrayList<>();
        List<NodeName> gone = new ArrayList<>();
        for (FakeDataNode node : cluster.nodes()) {
            if (node.blocks().containsKey(block.block())) {
                (node.isUp() ? live : gone).add(node.name());
            }
        }
        BlockToken token = nameNode.token(block.block(), BlockToken.Mode.READ, 0);
        return new LocatedBlock(block.block(), block.index(), offset, block.sum(), live, gone, token);
    }

    @Override
    public FileSum checksum(FilePath path) throws PanalException {
        Crc32cSum sum = new Crc32cSum();
        nameNode.content(path)
                .blocks()
                .forEach(b -> sum.append(b.sum().crc32c(), b.sum().length()));
        return new FileSum(path, sum.length(), sum.crc());
    }

    @Override
    public void reportCorrupt(BlockId block, NodeName node) {
        nameNode.corruptReports.add(block + " on " + node);
    }
}
