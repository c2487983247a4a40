package panal.cliente;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import panal.cliente.FakeNameNode.Content;
import panal.cliente.FakeNameNode.Upload;
import panal.protocol.block.Crc32cSum;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.error.SafeMode;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockGrant;
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
import panal.protocol.value.Receipt;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.Usage;

/** A session with {@link FakeNameNode}: strict about what a client must hold to, simple in all else. */
final class FakeSession extends FilesOnlySession {
    private static final FileId ROOT = new FileId(1);

    private static final int FINISHED_AT_ONCE = 500;

    private final FakeCluster cluster;
    private final FakeNameNode nameNode;

    FakeSession(FakeCluster cluster, FakeNameNode nameNode) {
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

    @Override
    public UploadGrant begin(UploadRequest request) throws PanalException {
        requireWritable();
        requireFree(request);
        for (Upload other : nameNode.uploads.values()) {
            if (other.request.path().equals(request.path())) {
                throw new PathHeld(request.path() + " is held by " + other.request.client());
            }
        }
        UploadId id = new UploadId(nameNode.ids.incrementAndGet());
        Upload upload = new Upload(request, new FileId(nameNode.ids.incrementAndGet()));
        UploadTicket ticket = new UploadTicket(
                id,
                upload.file,
                ROOT,
                request.path().name(),
                request.path(),
                request.replication(),
                request.blockSize(),
                request.durability(),
                request.overwrite(),
                request.modifiedMillis(),
                0,
                "ana",
                Bits256.ZERO);
        BlockGrant first = grant(upload, 0, 1, List.of());
        nameNode.uploads.put(id.number(), upload);
        return new UploadGrant(ticket, first);
    }

    @Override
    public List<BlockGrant> addBlocks(UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished)
            throws PanalException {
        requireWritable();
        Upload upload = nameNode.upload(ticket);
        take(upload, finished);
        List<BlockGrant> grants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grants.add(grant(upload, firstIndex + i, 1, List.of()));
        }
        return grants;
    }

    @Override
    public BlockGrant retryBlock(
            UploadTicket ticket, int index, BlockId block, int failedAttempt, List<NodeName> failed)
            throws PanalException {
        requireWritable();
        nameNode.failedNodes.add(failed);
        return grant(nameNode.upload(ticket), index, failedAttempt + 1, failed);
    }

    private BlockGrant grant(Upload upload, int index, int attempt, List<NodeName> failed) throws PanalException {
        List<NodeName> live = new ArrayList<>();
        List<NodeName> last = new ArrayList<>();
        for (FakeDataNode node : cluster.nodes()) {
            if (node.isUp()) {
                (failed.contains(node.name()) ? last : live).add(node.name());
            }
        }
        Collections.rotate(live, index);
        live.addAll(last);
        if (live.isEmpty()) {
            throw new NoDataNodes("no live DataNode");
        }
        synchronized (upload) {
            BlockId block = upload.granted.computeIfAbsent(index, i -> new BlockId(nameNode.ids.incrementAndGet()));
            upload.attempts.merge(index, attempt, Math::max);
            List<NodeName> chain = live.subList(0, Math.min(live.size(), upload.request.replication()));
            return new BlockGrant(index, nameNode.token(block, BlockToken.Mode.WRITE, attempt), chain);
        }
    }

    @Override
    public void renew(UploadTicket ticket) {
        nameNode.renewals.incrementAndGet();
    }

    @Override
    public FileStatus complete(UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws PanalException {
        requireWritable();
        FileStatus before = nameNode.answered.get(request.toString());
        if (before != null) {
            return before;
        }
        Upload upload = nameNode.upload(ticket);
        List<FinishedBlock> all;
        synchronized (upload) {
            take(upload, finished);
            boolean empty = upload.finished.isEmpty();
            if (!empty && !upload.finished.keySet().equals(upload.granted.keySet())) {
                throw new InvalidInput("finished " + upload.finished.keySet() + " of " + upload.granted.keySet());
            }
            all = List.copyOf(upload.finished.values());
        }
        requireFree(upload.request);
        for (FinishedBlock block : all) {
            requireCopies(upload, block);
        }
        long length = all.stream().mapToLong(b -> b.sum().length()).sum();
        FileStatus status = nameNode.statusOf(upload.request, upload.file, length);
        nameNode.files.put(upload.request.path(), new Content(status, all));
        nameNode.uploads.remove(ticket.upload().number());
        nameNode.answered.put(request.toString(), status);
        nameNode.maybeLoseAnswer();
        return status;
    }

    /** A receipt counts only when the node really has those bytes. */
    private void requireCopies(Upload upload, FinishedBlock block) throws PanalException {
        for (Receipt receipt : block.receipts()) {
            FakeReplica stored = cluster.node(receipt.name()).blocks().get(block.block());
            if (stored == null || !stored.sum().equals(block.sum())) {
                throw new InvalidInput("a receipt for block " + block.block() + " that " + receipt.name() + " lacks");
            }
        }
        long live = cluster.nodes().stream().filter(FakeDataNode::isUp).count();
        if (block.receipts().size() < Math.min(Math.min(2, live), upload.request.replication())) {
            throw new NoDataNodes(
                    "block " + block.block() + " has " + block.receipts().size() + " copy");
        }
    }

    private static void take(Upload upload, List<FinishedBlock> finished) throws PanalException {
        if (finished.size() > FINISHED_AT_ONCE) {
            throw new InvalidInput(finished.size() + " blocks handed in at once");
        }
        synchronized (upload) {
            for (FinishedBlock block : finished) {
                if (block.receipts().isEmpty() || !block.block().equals(upload.granted.get(block.index()))) {
                    throw new InvalidInput("block " + block.block() + " is not finished");
                }
                upload.finished.put(block.index(), block);
            }
        }
    }

    @Override
    public void abandon(UploadTicket ticket) {
        nameNode.uploads.remove(ticket.upload().number());
        nameNode.abandoned.incrementAndGet();
    }

    private void requireWritable() throws SafeMode {
        if (!nameNode.safeMode.isEmpty()) {
            throw new SafeMode(nameNode.safeMode);
        }
    }

    private void requireFree(UploadRequest request) throws AlreadyExists {
        if (!request.overwrite() && nameNode.files.containsKey(request.path())) {
            throw new AlreadyExists(request.path() + " is there already");
        }
    }
}
