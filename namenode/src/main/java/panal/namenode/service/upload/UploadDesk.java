package panal.namenode.service.upload;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.AbandonUpload;
import panal.namenode.namespace.AddUploadBlocks;
import panal.namenode.namespace.CompleteUpload;
import panal.namenode.namespace.DoomBlocks;
import panal.namenode.namespace.OpenUpload;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.WrittenBlock;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;

/**
 * Uploads under way. A file of one block is journaled once, when it is complete: until then all there is of it is a signed
 * ticket and a held path. From the second block on the upload is an entity of the namespace. Thread-safe.
 */
public final class UploadDesk {
    /** Blocks that one call may grant or hand in. */
    private static final int BLOCKS_AT_ONCE = 1_000;

    private static final int ATTEMPTS_MAX = 1_000;

    private final Committer committer;
    private final Cluster cluster;
    private final UploadStart start;
    private final TicketGuard guard;
    private final ReceiptDesk receipts;
    private final Grants grants;
    private final PathHolds holds;
    private final Leftovers leftovers;
    private final Clock clock;
    private final Duration expiry;

    UploadDesk(
            Committer committer,
            Cluster cluster,
            UploadStart start,
            TicketGuard guard,
            ReceiptDesk receipts,
            Grants grants,
            PathHolds holds,
            Leftovers leftovers,
            Clock clock,
            Duration expiry) {
        this.committer = committer;
        this.cluster = cluster;
        this.start = start;
        this.guard = guard;
        this.receipts = receipts;
        this.grants = grants;
        this.holds = holds;
        this.leftovers = leftovers;
        this.clock = clock;
        this.expiry = expiry;
    }

    public UploadGrant begin(String user, UploadRequest request) throws PanalException {
        return start.begin(user, request);
    }

    public List<BlockGrant> addBlocks(
            String user, UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished)
            throws PanalException {
        guard.check(user, ticket);
        if (firstIndex < 0 || count < 0 || count > BLOCKS_AT_ONCE || finished.size() > BLOCKS_AT_ONCE) {
            throw new InvalidInput("asked for " + count + " blocks from " + firstIndex + " on, with " + finished.size()
                    + " finished; at most " + BLOCKS_AT_ONCE + " at once");
        }
        List<WrittenBlock> written = receipts.accept(finished, ticket.replication());
        open(ticket);
        List<BlockId> fresh = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fresh.add(start.freshBlock());
        }
        Upload upload = committer.submit(
                new AddUploadBlocks(user, ticket.upload(), ticket.turn(), firstIndex, fresh, written, expires()));
        List<BlockGrant> granted = new ArrayList<>();
        for (int index = firstIndex; index < firstIndex + count; index++) {
            BlockId block = upload.blocks().get(index).id();
            granted.add(grants.grant(ticket, index, block, holds.attempt(ticket.upload(), block), List.of()));
        }
        return granted;
    }

    private void open(UploadTicket ticket) throws PanalException {
        if (committer.published().upload(ticket.upload()).isEmpty()) {
            // It may have ended just now; only one that nobody has taken up yet becomes an entity.
            guard.requireTurn(ticket);
            List<BlockId> first = List.of(TicketDesk.firstBlock(ticket));
            committer.submit(new OpenUpload(TicketDesk.facts(ticket), first, expires()));
        }
    }

    private long expires() {
        return clock.millis() + expiry.toMillis();
    }

    public BlockGrant retryBlock(
            String user, UploadTicket ticket, int index, BlockId block, int failedAttempt, List<NodeName> failed)
            throws PanalException {
        guard.check(user, ticket);
        if (failedAttempt < 1 || failedAttempt >= ATTEMPTS_MAX || failed.size() > Limits.REPLICATION_MAX) {
            throw new InvalidInput("block " + block + " of " + ticket.path() + " failed " + failedAttempt
                    + " times; give the upload up");
        }
        if (!blockAt(ticket, index).filter(block::equals).isPresent()) {
            throw new InvalidInput("block " + block + " is not block " + index + " of the upload to " + ticket.path());
        }
        requireNotGivenUp(ticket, block);
        int attempt = holds.nextAttempt(ticket.upload(), block, failedAttempt);
        return grants.grant(ticket, index, block, attempt, failed);
    }

    /** No attempt may revive a block, which was doomed for good. */
    private void requireNotGivenUp(UploadTicket ticket, BlockId block) throws InvalidInput {
        if (committer.published().isDoomed(block)) {
            throw new InvalidInput("the upload to " + ticket.path() + " was given up or has expired; begin again");
        }
    }

    private Optional<BlockId> blockAt(UploadTicket ticket, int index) {
        Optional<Upload> entity = committer.published().upload(ticket.upload());
        if (entity.isEmpty()) {
            return Optional.of(TicketDesk.firstBlock(ticket)).filter(first -> index == 0);
        }
        return entity.filter(upload -> index >= 0 && index < upload.blocks().size())
                .map(upload -> upload.blocks().get(index).id());
    }

    public void renew(String user, UploadTicket ticket) throws PanalException {
        guard.requireTrue(user, ticket);
        guard.requireTurn(ticket);
        guard.touch(ticket);
    }

    public FileStatus complete(String user, UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws PanalException {
        guard.requireTrue(user, ticket);
        Origin origin = new Origin(user, clock.millis(), request);
        Optional<FileStatus> before = committer.published().answered(origin);
        if (before.isPresent()) {
            return before.get();
        }
        guard.check(user, ticket);
        if (finished.size() > BLOCKS_AT_ONCE) {
            throw new InvalidInput(finished.size() + " blocks handed in at once; at most " + BLOCKS_AT_ONCE);
        }
        Optional<Upload> entity = committer.published().upload(ticket.upload());
        if (entity.isEmpty()) {
            requireOwnBlock(ticket, finished);
        }
        List<WrittenBlock> written = receipts.accept(news(entity, finished), ticket.replication());
        if (entity.isPresent()) {
            receipts.requireKept(ticket.path(), entity.get());
        }
        OptionalInt turn = entity.isPresent() ? OptionalInt.of(ticket.turn()) : OptionalInt.empty();
        FileStatus status = committer.submit(new CompleteUpload(origin, TicketDesk.facts(ticket), turn, written));
        end(ticket);
        leftovers.clear(ticket);
        return status;
    }

    /** Without what is known as whole: that has been proven, and is looked for as what was handed in before is. */
    private static List<FinishedBlock> news(Optional<Upload> entity, List<FinishedBlock> finished) {
        return finished.stream()
                .filter(block -> entity.filter(upload -> upload.hasWhole(block.index(), block.block(), block.sum()))
                        .isEmpty())
                .toList();
    }

    /**
     * Without an entity only the ticket says which block is this upload's; and that the upload is not over is then to be
     * seen from that block alone, also where the file is empty or its other blocks were handed in before.
     */
    private void requireOwnBlock(UploadTicket ticket, List<FinishedBlock> finished) throws InvalidInput {
        requireNotGivenUp(ticket, TicketDesk.firstBlock(ticket));
        for (FinishedBlock block : finished) {
            if (block.index() != 0 || !block.block().equals(TicketDesk.firstBlock(ticket))) {
                throw new InvalidInput("block " + block.block() + " is not block " + block.index()
                        + " of the upload to " + ticket.path() + "; it may have expired, upload the file again");
            }
        }
    }

    public void abandon(String user, UploadTicket ticket) throws PanalException {
        guard.check(user, ticket);
        boolean wasEntity = committer.submit(new AbandonUpload(user, ticket.upload(), ticket.turn(), clock.millis()));
        end(ticket);
        if (!wasEntity) {
            // Completion owns the block by now, if it came first; then this leaves it alone.
            committer.submit(new DoomBlocks(List.of(TicketDesk.firstBlock(ticket)), clock.millis()));
        }
    }

    private void end(UploadTicket ticket) {
        holds.release(ticket.upload());
        cluster.release(TicketDesk.firstBlock(ticket));
    }
}
