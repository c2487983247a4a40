package panal.cliente.write;

import java.time.Duration;
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
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.ModificationTime;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;

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
        try (BlockCutter cutter = source.cut(options.blockSize());
                Transfer transfer = transfers.begin(WIDTH)) {
            UploadGrant grant = begin(target, options, cutter.modifiedMillis());
            try (OpenUpload upload = new OpenUpload(session, grant.ticket(), Patience.forTransfer(patience), threads)) {
                transfer.onFailure(upload::abandon);
                Tally tally = new Tally(progress, cutter.total());
                BlockSender sender = new BlockSender(chains, upload, transfer, tally, buffers);
                BlockRun run =
                        new BlockRun(upload, sender, transfer, new Grants(upload, grant.first(), cutter.total()));
                run.sendAll(cutter);
                cutter.requireUnchanged();
                Uploaded uploaded = run.complete(naming.requests().get());
                transfer.settle();
                return uploaded;
            }
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
                naming.client() + " upload " + uploads.incrementAndGet());
        return session.call(Patience.forBeginning(patience), s -> s.begin(request));
    }
}
