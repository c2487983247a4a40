package panal.namenode.service.upload;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.AbandonUpload;
import panal.namenode.namespace.KeepUpload;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.ResumeUpload;
import panal.namenode.namespace.Rules;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.UploadBlock;
import panal.namenode.namespace.User;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.Busy;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UnfinishedPage;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.WholeBlock;
import panal.protocol.value.WrittenPage;

/** Uploads whose clients have gone: they are kept for a while, listed, taken up by another client, or given up. Thread-safe. */
public final class ResumeDesk {
    private static final Logger log = LoggerFactory.getLogger(ResumeDesk.class);
    /** Ids beyond those that are needed, should the client before be granted more meanwhile. */
    private static final int SPARE = 100;

    private static final int TRIES = 10;

    private final Committer committer;
    private final Cluster cluster;
    private final UploadStart start;
    private final TicketDesk tickets;
    private final TicketGuard guard;
    private final ReceiptDesk receipts;
    private final PathHolds holds;
    private final Clock clock;
    private final Duration expiry;

    ResumeDesk(
            Committer committer,
            Cluster cluster,
            UploadStart start,
            TicketDesk tickets,
            TicketGuard guard,
            ReceiptDesk receipts,
            PathHolds holds,
            Clock clock,
            Duration expiry) {
        this.committer = committer;
        this.cluster = cluster;
        this.start = start;
        this.tickets = tickets;
        this.guard = guard;
        this.receipts = receipts;
        this.holds = holds;
        this.clock = clock;
        this.expiry = expiry;
    }

    public long park(String user, UploadTicket ticket) throws PanalException {
        guard.requireTrue(user, ticket);
        guard.requireTurn(ticket);
        long kept = keep(user, ticket);
        holds.release(ticket.upload());
        cluster.release(TicketDesk.firstBlock(ticket));
        return kept;
    }

    /** What was never journaled is not kept; and what is goes on to be kept as long as before, when nothing may change. */
    private long keep(String user, UploadTicket ticket) throws PanalException {
        Optional<Upload> upload = committer.published().upload(ticket.upload());
        if (upload.isEmpty() || !cluster.safeModeReason().isEmpty()) {
            return upload.map(this::keptMillis).orElse(0L);
        }
        return keptMillis(committer.submit(new KeepUpload(user, ticket.upload(), ticket.turn(), expires())));
    }

    private long expires() {
        return clock.millis() + expiry.toMillis();
    }

    private long keptMillis(Upload upload) {
        return upload.expiresMillis() - clock.millis();
    }

    public UploadTicket resume(String user, ResumeRequest request) throws PanalException {
        cluster.requireWritable();
        Rules.checkTime(request.modifiedMillis());
        Place place = start.freePlace(user, request.path(), request.overwrite());
        Upload found = last(user, place)
                .orElseThrow(() -> NotFound.unfinishedUpload(request.path().text()));
        UploadId id = found.facts().id();
        holds.requireNoOther(id, place, request.path());
        Upload resumed = resumed(user, request, id);
        // Only now: who was refused holds nothing.
        holds.takeUp(id, place, request.path(), user, request.client());
        log.info(
                "upload resumed upload={} turn={} path={} user={} bytes={}",
                id,
                resumed.turn(),
                request.path(),
                user,
                resumed.wholeBytes());
        return tickets.reissue(resumed, request.path(), request.durability());
    }

    /** The one that was begun last: the others are of earlier tries, which it was to replace. */
    private Optional<Upload> last(String user, Place place) {
        return committer.published().uploads().stream()
                .filter(upload -> upload.facts().place().equals(place)
                        && upload.facts().user().equals(user))
                .reduce((earlier, later) -> later);
    }

    /** The client before may still be at it, until this is decided. */
    private Upload resumed(String user, ResumeRequest request, UploadId id) throws PanalException {
        for (int tries = 1; ; tries++) {
            Upload now = committer
                    .published()
                    .upload(id)
                    .orElseThrow(() -> NotFound.unfinishedUpload(request.path().text()));
            Set<BlockId> lost = receipts.lost(request.path(), now);
            List<BlockId> fresh = new ArrayList<>();
            long missing = lost.size()
                    + now.blocks().stream()
                            .filter(block -> block.sum().isEmpty())
                            .count();
            while (fresh.size() < missing + SPARE) {
                fresh.add(start.freshBlock());
            }
            try {
                return committer.submit(new ResumeUpload(
                        user,
                        id,
                        request.overwrite(),
                        request.modifiedMillis(),
                        lost,
                        fresh,
                        expires(),
                        clock.millis()));
            } catch (NotFound endedMeanwhile) {
                throw NotFound.unfinishedUpload(request.path().text());
            } catch (Busy grantedMeanwhile) {
                if (tries == TRIES) {
                    throw grantedMeanwhile;
                }
            }
        }
    }

    public WrittenPage written(String user, UploadTicket ticket, int firstIndex, int limit) throws PanalException {
        guard.requireTrue(user, ticket);
        guard.requireTurn(ticket);
        requirePage(firstIndex, limit);
        guard.touch(ticket);
        List<UploadBlock> blocks = committer
                .published()
                .upload(ticket.upload())
                .<List<UploadBlock>>map(Upload::blocks)
                .orElse(List.of());
        List<WholeBlock> whole = new ArrayList<>();
        int index = Math.min(firstIndex, blocks.size());
        for (UploadBlock block : blocks.subList(index, blocks.size())) {
            if (whole.size() == limit) {
                return new WrittenPage(whole, true);
            }
            if (block.sum().isPresent()) {
                whole.add(new WholeBlock(index, block.sum().get()));
            }
            index++;
        }
        return new WrittenPage(whole, false);
    }

    private static void requirePage(long first, int limit) throws InvalidInput {
        if (first < 0 || limit < 1 || limit > Limits.PAGE_ENTRIES) {
            throw new InvalidInput(
                    "asked for " + limit + " from " + first + " on; ask for 1 to " + Limits.PAGE_ENTRIES);
        }
    }

    public UnfinishedPage unfinished(String user, FilePath below, long after, int limit) throws PanalException {
        requirePage(after, limit);
        Namespace now = committer.published();
        boolean everybodys = isSuperuser(now, user);
        List<UnfinishedUpload> page = new ArrayList<>();
        for (Upload upload : now.uploads()) {
            boolean asked = upload.facts().id().number() > after
                    && (everybodys || upload.facts().user().equals(user));
            Optional<FilePath> path = asked ? pathOf(now, upload) : Optional.empty();
            if (path.isPresent() && path.get().isAtOrBelow(below)) {
                if (page.size() == limit) {
                    return new UnfinishedPage(page, true);
                }
                page.add(shown(upload, path.get()));
            }
        }
        return new UnfinishedPage(page, false);
    }

    /** Where it goes to now; nowhere when its directory is gone, and then it is given up soon, or has too long a path. */
    private static Optional<FilePath> pathOf(Namespace now, Upload upload) {
        Place place = upload.facts().place();
        Optional<FilePath> directory = now.pathOf(place.directory());
        try {
            return directory.isEmpty()
                    ? Optional.empty()
                    : Optional.of(directory.get().child(place.name()));
        } catch (InvalidInput tooLong) {
            return Optional.empty();
        }
    }

    private UnfinishedUpload shown(Upload upload, FilePath path) {
        return new UnfinishedUpload(
                upload.facts().id(),
                path,
                upload.facts().user(),
                upload.wholeBytes(),
                upload.facts().blockSize(),
                keptMillis(upload),
                holds.client(upload.facts().id()).orElse(""));
    }

    private static boolean isSuperuser(Namespace now, String user) {
        return now.user(user).filter(User::superuser).isPresent();
    }

    public void discard(String user, UploadId id) throws PanalException {
        cluster.requireWritable();
        Namespace now = committer.published();
        Optional<Upload> found = now.upload(id);
        if (found.isEmpty()) {
            return;
        }
        Upload upload = found.get();
        String owner = upload.facts().user();
        if (!owner.equals(user) && !isSuperuser(now, user)) {
            throw new AccessDenied("upload " + id + " is " + owner + "'s; ask a superuser");
        }
        committer.submit(new AbandonUpload(owner, id, upload.turn(), clock.millis()));
        holds.release(id);
        log.info("upload given up on demand upload={} user={} by={}", id, owner, user);
    }
}
