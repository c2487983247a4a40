package panal.cliente.read;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.DataNodes;
import panal.cliente.session.DirectBuffers;
import panal.cliente.session.Patience;
import panal.cliente.session.Progress;
import panal.cliente.session.Transfer;
import panal.cliente.session.Transfers;
import panal.protocol.block.BlockGeometry;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;
import panal.protocol.value.LocatedBlock;

/** Reads files. Thread-safe: each download and each stream has its own state. */
public final class Downloader {
    /** Blocks of one file in flight. */
    private static final int WIDTH = 4;
    /** A file of so many chunks comes in one go, and is not worth another thread. */
    private static final int SMALL_CHUNKS = Limits.PACKET_CHUNKS;
    /** A packet takes a millisecond or two; a second more is worth a second call. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private final ReadContext context;
    private final Transfers transfers;

    /**
     * @param workers runs calls to DataNodes; must not be bounded, because a call may wait for another one
     * @param patience how long a read waits for a NameNode that is being restarted
     */
    public Downloader(
            ClusterSession session,
            DataNodes nodes,
            DirectBuffers buffers,
            Transfers transfers,
            Executor workers,
            Duration patience) {
        this.context = new ReadContext(session, nodes, buffers, workers, Patience.forTransfer(patience), SLOW);
        this.transfers = transfers;
    }

    /** Brings a file to this machine, under its name when it is whole; says how many bytes it has. */
    public long download(FilePath source, Path target, DownloadOptions options, Progress progress)
            throws PanalException {
        FileMap file = FileMap.open(context.session(), context.patience(), source, 0);
        long length = file.status().length();
        try (Transfer transfer = transfers.begin(WIDTH);
                PartialFile partial = PartialFile.create(target, options, progress, file.status())) {
            transfer.onFailure(partial::close);
            BlockStorer storer = new BlockStorer(context, file, partial, transfer);
            FileMap.Cursor blocks = file.cursor();
            boolean small = BlockGeometry.chunks(length) <= SMALL_CHUNKS;
            for (Optional<LocatedBlock> next = blocks.next(); next.isPresent(); next = blocks.next()) {
                LocatedBlock block = next.get();
                if (small) {
                    storer.store(block);
                } else {
                    transfer.start(() -> storer.store(block));
                }
            }
            transfer.finish();
            partial.finish();
            transfer.settle();
            return length;
        }
    }

    /** A file's bytes from {@code offset} on, at most {@code length} of them, read ahead. */
    public InputStream open(FilePath path, long offset, long length) throws PanalException {
        FileMap file = FileMap.open(context.session(), context.patience(), path, offset);
        return new FileStream(context, file, offset, length);
    }

    /** The same, of this very file: not of another one that has taken its name meanwhile. */
    public InputStream open(FilePath path, FileId id, long offset, long length) throws PanalException {
        FileMap file = FileMap.open(context.session(), context.patience(), path, offset);
        file.requireId(id);
        return new FileStream(context, file, offset, length);
    }
}
