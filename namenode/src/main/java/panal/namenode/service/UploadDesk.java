package panal.namenode.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.AbandonUpload;
import panal.namenode.namespace.AddUploadBlocks;
import panal.namenode.namespace.CompleteUpload;
import panal.namenode.namespace.DoomBlocks;
import panal.namenode.namespace.OpenUpload;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.WrittenBlock;
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
final class UploadDesk {
    /** Blocks that one call may grant or hand in. */
    private static final int BLOCKS_AT_ONCE = 1_000;

    private static final int ATTEMPTS_MAX = 1_000;

    private final Committer committer;
    private final Cluster cluster;
    private final UploadStart start;
    private final TicketDesk tickets;
    private final ReceiptDesk receipts;
    private final Grants grants;
    private final PathHolds holds;
    private final Clock clock;
    private final Duration expiry;

    UploadDesk(
            Committer committer,
            Cluster cluster,
            UploadStart start,
            TicketDesk tickets,
            ReceiptDesk receipts,
            Grants grants,
            PathHolds holds,
            Clock clock,
            Duration expiry) {
        this.committer = committer;
        this.cluster = cluster;
        this.start = start;
        this.tickets = tickets;
        this.receipts = receipts;
        this.grants = grants;
        this.holds = holds;
        this.clock = clock;
        this.expiry = expiry;
    }

    UploadGrant begin(String user, UploadRequest request) throws PanalException {
        return start.begin(user, request);
    }

    List<BlockGrant> addBlocks(
            String user, UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished)
            throws PanalException {
        check(user, ticket);
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
        Upload upload =
                committer.submit(new AddUploadBlocks(user, ticket.upload(), firstIndex, fresh, written, expires()));
        List<BlockGrant> granted = new ArrayList<>();
        for (int index = firstIndex; index < firstIndex + count; index++) {
            BlockId block = upload.blocks().get(index).id();
            granted.add(grants.grant(ticket, index, block, holds.attempt(ticket.upload(), block), List.of()));
        }
        return granted;
    }

    private void open(UploadTicket ticket) throws PanalException {
        if (committer.published().upload(ticket.upload()).isEmpty()) {
            List<BlockId> first = List.of(TicketDesk.firstBlock(ticket));
            committer.submit(new OpenUpload(TicketDesk.facts(ticket), first, expires()));
        }
    }

    private long expires() {
        return clock.millis() + expiry.toMillis();
    }

    BlockGrant retryBlock(
            String user, UploadTicket ticket, int index, BlockId block, int failedAttempt, List<NodeName> failed)
            throws PanalException {
        check(user, ticket);
        if (failedAttempt < 1 || failedAttempt >= ATTEMPTS_MAX || failed.size() > Limits.REPLICATION_MAX) {
            throw new InvalidInput("block " + block + " of " + ticket.path() + " failed " + failedAttempt
                    + " times; give the upload up");
        }
        if (!blockAt(ticket, index).filter(block::equals).isPresent()) {
            throw new InvalidInput("block " + block + " is not block " + index + " of the upload to " + ticket.path());
        }
        requireUnderWay(ticket, block);
        int attempt = holds.nextAttempt(ticket.upload(), block, failedAttempt);
        return grants.grant(ticket, index, block, attempt, failed);
    }

    /** A file's block never changes: no attempt may replace its copies once it is complete, or revive it once given up. */
    private void requireUnderWay(UploadTicket ticket, BlockId block) throws InvalidInput {
        if (committer.published().inode(ticket.file()).isPresent()) {
            throw new InvalidInput("the upload to " + ticket.path() + " is complete already");
        }
        requireNotGivenUp(ticket, block);
    }

    private void requireNotGivenUp(UploadTicket ticket, BlockId block) throws InvalidInput {
        if (committer.published().isDoomed(block)) {
            throw new InvalidInput("the upload to " + ticket.path() + " was given up or has expired; begin again");
        }
    }

    private Optional<BlockId> blockAt(UploadTicket ticket, int index) {
        if (index == 0) {
            return Optional.of(TicketDesk.firstBlock(ticket));
        }
        return committer
                .published()
                .upload(ticket.upload())
                .filter(upload -> index > 0 && index < upload.blocks().size())
                .map(upload -> upload.blocks().get(index).id());
    }

    void renew(String user, UploadTicket ticket) throws PanalException {
        tickets.require(user, ticket);
        touch(ticket);
    }

    FileStatus complete(String user, UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws PanalException {
        tickets.require(user, ticket);
        Origin origin = new Origin(user, clock.millis(), request);
        Optional<FileStatus> before = committer.published().answered(origin);
        if (before.isPresent()) {
            return before.get();
        }
        cluster.requireWritable();
        touch(ticket);
        if (finished.size() > BLOCKS_AT_ONCE) {
            throw new InvalidInput(finished.size() + " blocks handed in at once; at most " + BLOCKS_AT_ONCE);
        }
        requireOwnBlock(ticket, finished);
        List<WrittenBlock> written = receipts.accept(finished, ticket.replication());
        Optional<Upload> entity = committer.published().upload(ticket.upload());
        if (entity.isPresent()) {
            receipts.requireKept(ticket.path(), entity.get());
        }
        FileStatus status = committer.submit(new CompleteUpload(origin, TicketDesk.facts(ticket), written));
        end(ticket);
        return status;
    }

    /**
     * Without an entity only the ticket says which block is this upload's; and that the upload is not over is then to be
     * seen from that block alone, also where the file is empty or its other blocks were handed in before.
     */
    private void requireOwnBlock(UploadTicket ticket, List<FinishedBlock> finished) throws InvalidInput {
        requireNotGivenUp(ticket, TicketDesk.firstBlock(ticket));
        boolean entity = committer.published().upload(ticket.upload()).isPresent();
        for (FinishedBlock block : finished) {
            if (block.index() == 0 ? !block.block().equals(TicketDesk.firstBlock(ticket)) : !entity) {
                throw new InvalidInput("block " + block.block() + " is not block " + block.index()
                        + " of the upload to " + ticket.path() + "; it may have expired, upload the file again");
            }
        }
    }

    void abandon(String user, UploadTicket ticket) throws PanalException {
        check(user, ticket);
        boolean wasEntity = committer.submit(new AbandonUpload(user, ticket.upload(), clock.millis()));
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

    private void check(String user, UploadTicket ticket) throws PanalException {
        tickets.require(user, ticket);
        cluster.requireWritable();
        touch(ticket);
    }

    /** The client lives. After a restart of the NameNode this is how it learns of an upload that is not journaled. */
    private void touch(UploadTicket ticket) {
        if (holds.touch(ticket)) {
            cluster.promise(TicketDesk.firstBlock(ticket));
        }
    }
}
