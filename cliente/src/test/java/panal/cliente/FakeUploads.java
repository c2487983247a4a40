package panal.cliente;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import panal.cliente.FakeNameNode.Content;
import panal.cliente.FakeNameNode.Upload;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.error.SafeMode;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.FileId;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;
import panal.protocol.value.RequestId;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.WholeBlock;
import panal.protocol.value.WrittenPage;

/** What {@link FakeNameNode} does about files that are written: strict about what a client must hold to. */
abstract class FakeUploads extends FilesOnlySession {
    static final long KEPT_MILLIS = 86_400_000;

    private static final FileId ROOT = new FileId(1);
    private static final int FINISHED_AT_ONCE = 500;

    private final FakeCluster cluster;
    private final FakeNameNode nameNode;

    FakeUploads(FakeCluster cluster, FakeNameNode nameNode) {
        this.cluster = cluster;
        this.nameNode = nameNode;
    }

    @Override
    public UploadGrant begin(UploadRequest request) throws PanalException {
        requireWritable();
        requireFree(request);
        for (Upload other : nameNode.uploads.values()) {
            if (other.held && other.request.path().equals(request.path())) {
                throw new PathHeld(request.path() + " is held by " + other.request.client());
            }
        }
        UploadId id = new UploadId(nameNode.ids.incrementAndGet());
        Upload upload = new Upload(request, new FileId(nameNode.ids.incrementAndGet()));
        UploadTicket ticket = ticket(id, upload);
        BlockGrant first = grant(upload, 0, 1, List.of());
        nameNode.uploads.put(id.number(), upload);
        return new UploadGrant(ticket, first);
    }

    private UploadTicket ticket(UploadId id, Upload upload) {
        UploadRequest request = upload.request;
        return new UploadTicket(
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
                nameNode.turns.getOrDefault(id.number(), 0),
                "ana",
                Bits256.ZERO);
    }

    @Override
    public List<BlockGrant> addBlocks(UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished)
            throws PanalException {
        requireWritable();
        Upload upload = nameNode.upload(ticket);
        upload.entity = true;
        for (FinishedBlock block : finished) {
            requireCopies(upload, block);
        }
        take(upload, finished);
        List<BlockGrant> grants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (upload.finished.containsKey(firstIndex + i)) {
                throw new InvalidInput("block " + (firstIndex + i) + " is whole, and is not sent again");
            }
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
    public void renew(UploadTicket ticket) throws PanalException {
        nameNode.renewals.incrementAndGet();
        nameNode.requireTurn(ticket);
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
            if (finished.isEmpty() && ticket.turn() == 0 && !upload.finished.isEmpty()) {
                throw new InvalidInput("it is completed as an empty file is, and has " + upload.finished.keySet());
            }
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
    public void abandon(UploadTicket ticket) throws PanalException {
        nameNode.requireTurn(ticket);
        nameNode.uploads.remove(ticket.upload().number());
        nameNode.abandoned.incrementAndGet();
    }

    @Override
    public long park(UploadTicket ticket) throws PanalException {
        Upload upload = nameNode.upload(ticket);
        if (!upload.entity) {
            nameNode.uploads.remove(ticket.upload().number());
            return 0;
        }
        upload.held = false;
        nameNode.turns.merge(ticket.upload().number(), 1, Integer::sum);
        nameNode.parked.incrementAndGet();
        return KEPT_MILLIS;
    }

    @Override
    public UploadTicket resume(ResumeRequest request) throws PanalException {
        requireWritable();
        for (Map.Entry<Long, Upload> each : nameNode.uploads.entrySet()) {
            Upload upload = each.getValue();
            if (upload.entity && upload.request.path().equals(request.path())) {
                synchronized (upload) {
                    upload.granted.keySet().retainAll(upload.finished.keySet());
                    nameNode.turns.merge(each.getKey(), 1, Integer::sum);
                    upload.request = wishing(upload.request, request);
                    upload.held = true;
                    return ticket(new UploadId(each.getKey()), upload);
                }
            }
        }
        throw NotFound.unfinishedUpload(request.path().text());
    }

    private static UploadRequest wishing(UploadRequest begun, ResumeRequest next) {
        return new UploadRequest(
                begun.path(),
                begun.replication(),
                begun.blockSize(),
                next.durability(),
                next.overwrite(),
                begun.parents(),
                next.modifiedMillis(),
                next.client());
    }

    /** Short pages, so that a client that forgets to ask on is found out. */
    @Override
    public WrittenPage written(UploadTicket ticket, int firstIndex, int limit) throws PanalException {
        Upload upload = nameNode.upload(ticket);
        synchronized (upload) {
            List<WholeBlock> whole = upload.finished.values().stream()
                    .filter(block -> block.index() >= firstIndex)
                    .map(block -> new WholeBlock(block.index(), block.sum()))
                    .toList();
            return new WrittenPage(whole.subList(0, Math.min(2, whole.size())), whole.size() > 2);
        }
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
