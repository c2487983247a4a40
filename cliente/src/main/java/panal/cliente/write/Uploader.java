package panal.cliente.write;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.DataNodes;
import panal.cliente.session.DirectBuffers;
import panal.cliente.session.Patience;
import panal.cliente.session.Progress;
import panal.cliente.session.Transfer;
import panal.cliente.session.Transfers;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.ModificationTime;
import panal.protocol.value.RequestId;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;

/** Writes files. Thread-safe: each upload has its own state. */
public final class Uploader {
    /** Blocks of one file in flight: while one is made durable, another is sent. Four cost an eighth more CPU. */
    private static final int WIDTH = 2;

    private final ClusterSession session;
    private final ChainHead chains;
    private final DirectBuffers buffers;
    private final Transfers transfers;
    private final Threads threads;
    private final Duration patience;
    private final Naming naming;
    private final AtomicLong uploads = new AtomicLong();

    /** Where calls run that nobody waits for, and what starts them. */
    public record Threads(ExecutorService workers, ScheduledExecutorService timer) {}

    /**
     * How this client names itself and its requests.
     *
     * @param client for a message to another who wants the same path, such as {@code ana@host pid 4711}
     */
    public record Naming(String client, Supplier<RequestId> requests) {}

    /**
     * @param patience how long an upload under way waits for a NameNode that is being restarted
     */
    public Uploader(
            ClusterSession session,
            DataNodes nodes,
            DirectBuffers buffers,
            Transfers transfers,
            Threads threads,
            Duration patience,
            Naming naming) {
        this.session = session;
        this.chains = new ChainHead(nodes, threads.workers());
        this.buffers = buffers;
        this.transfers = transfers;
        this.threads = threads;
        this.patience = patience;
        this.naming = naming;
    }

    /** Writes a file; it appears under its name when it is complete. On any failure nothing of it is ever visible. */
    public Uploaded upload(Source source, FilePath target, UploadOptions options, Progress progress)
            throws PanalException {
        if (options.continued() && source.isRepeatable()) {
            Optional<Uploaded> continued = goOn(source, target, options, progress);
            if (continued.isPresent()) {
                return continued.get();
            }
        }
        try (BlockCutter cutter = source.cut(options.blockSize());
                Transfer transfer = transfers.begin(WIDTH)) {
            UploadGrant grant = begin(target, options, cutter.modifiedMillis());
            try (OpenUpload upload = open(grant.ticket(), transfer)) {
                boolean keeping = options.kept() && source.isRepeatable() && cutter.total() > options.blockSize();
                Leaving leaving = Leaving.ofNew(upload, cutter, transfer, progress, keeping);
                transfer.onFailure(leaving::leave);
                Tally tally = new Tally(progress, cutter.total());
                Grants grants = Grants.from(grant.first(), upload, cutter.total());
                FileStatus status = finish(leaving, () -> send(cutter, upload, grants, transfer, tally));
                return new Uploaded(status, upload.landed().fewestCopies(), false);
            }
        }
    }

    /** Goes on with an unfinished upload; empty when there is none, or it is of other bytes and was given up. */
    private Optional<Uploaded> goOn(Source source, FilePath target, UploadOptions options, Progress progress)
            throws PanalException {
        // Whoever cannot read the source takes nothing from a client that can.
        try (BlockCutter cutter = source.cut(options.blockSize());
                Transfer transfer = transfers.begin(WIDTH)) {
            Optional<UploadTicket> ticket = takeUp(target, options, cutter.modifiedMillis());
            if (ticket.isEmpty()) {
                return Optional.empty();
            }
            try (OpenUpload upload = open(ticket.get(), transfer)) {
                Leaving leaving = Leaving.ofContinued(upload, cutter, transfer, progress);
                transfer.onFailure(leaving::leave);
                upload.hasSeveralBlocks();
                Tally tally = new Tally(progress, cutter.total());
                Optional<FileStatus> status = finish(leaving, () -> goOn(cutter, upload, transfer, tally));
                if (status.isEmpty()) {
                    transfer.settle();
                    upload.abandon();
                    progress.beginsAnew(source + " has changed since its upload to " + target + " was begun");
                }
                return status.map(whole -> new Uploaded(whole, upload.landed().fewestCopies(), true));
            }
        }
    }

    private Optional<FileStatus> goOn(BlockCutter cutter, OpenUpload upload, Transfer transfer, Tally tally)
            throws PanalException {
        RangeCutter ranges = cutter.ranges().orElseThrow();
        ranges.cutInto(upload.ticket().blockSize());
        Optional<SendPlan> plan = new BroughtBlocks(upload, ranges, transfer, tally).compare();
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        ranges.follow(plan.get());
        Grants grants = Grants.missing(upload, cutter.total(), plan.get());
        return Optional.of(send(cutter, upload, grants, transfer, tally));
    }

    private FileStatus send(BlockCutter cutter, OpenUpload upload, Grants grants, Transfer transfer, Tally tally)
            throws PanalException {
        BlockSender sender = new BlockSender(chains, upload, transfer, tally, buffers);
        BlockRun run = new BlockRun(upload, sender, transfer, grants);
        run.sendAll(cutter);
        cutter.requireUnchanged();
        FileStatus status = run.complete(naming.requests().get());
        transfer.settle();
        return status;
    }

    private interface Step<T> {
        T run() throws PanalException;
    }

    private static <T> T finish(Leaving leaving, Step<T> step) throws PanalException {
        try {
            return step.run();
        } catch (PanalException failure) {
            leaving.because(failure);
            throw failure;
        }
    }

    private OpenUpload open(UploadTicket ticket, Transfer transfer) {
        return new OpenUpload(session, ticket, Patience.forTransfer(patience), threads, transfer::stop);
    }

    private Optional<UploadTicket> takeUp(FilePath target, UploadOptions options, long modifiedMillis)
            throws PanalException {
        ResumeRequest request = new ResumeRequest(
                target,
                options.durability(),
                options.overwrite(),
                options.times() ? modifiedMillis : ModificationTime.NONE,
                clientOfThis());
        try {
            return Optional.of(session.call(Patience.forBeginning(patience), s -> s.resume(request)));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    private UploadGrant begin(FilePath target, UploadOptions options, long modifiedMillis) throws PanalException {
        UploadRequest request = new UploadRequest(
                target,
                options.replication(),
                options.blockSize(),
                options.durability(),
                options.overwrite(),
                options.parents(),
                options.times() ? modifiedMillis : ModificationTime.NONE,
                clientOfThis());
        return session.ask(Patience.forBeginning(patience), q -> q.uploads().begin(request), s -> s.begin(request));
    }

    private String clientOfThis() {
        return naming.client() + " upload " + uploads.incrementAndGet();
    }
}
