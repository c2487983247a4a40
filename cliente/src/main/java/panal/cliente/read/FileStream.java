package panal.cliente.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import panal.protocol.block.Crc32cSum;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.LocatedBlock;

/** A file's bytes in order; the next few packets are fetched while one is read. Not for concurrent use. */
final class FileStream extends InputStream {
    /** Packets fetched ahead: 3.5 MiB. */
    private static final int AHEAD = 8;

    private record Coming(Piece piece, CompletableFuture<VerifiedRecords> records) {}

    private final ReadContext context;
    private final FileMap file;
    private final FileMap.Cursor blocks;
    private final Queue<Coming> coming = new ArrayDeque<>();
    /** Of the block that is being read, as long as all of it was, from its first byte. */
    private Crc32cSum sum = new Crc32cSum();

    private boolean sumCounts;
    /** Where the next packet to fetch begins, and where the wanted bytes end, in the file. */
    private long fetchAt;

    private final long end;
    private Optional<BlockReading> fetching = Optional.empty();
    private Optional<VerifiedRecords> records = Optional.empty();
    private int at;
    private int stop;
    private boolean closed;

    FileStream(ReadContext context, FileMap file, long offset, long length) {
        this.context = context;
        this.file = file;
        this.blocks = file.cursor();
        long size = file.status().length();
        this.fetchAt = Math.min(offset, size);
        this.end = length > size - fetchAt ? size : fetchAt + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == stop && !nextPacket()) {
            return -1;
        }
        int step = Math.min(length, stop - at);
        records.orElseThrow().copy(at, buffer, offset, step);
        at += step;
        return step;
    }

    @Override
    public int available() {
        return stop - at;
    }

    /** Forgets what was fetched ahead. */
    @Override
    public void close() {
        closed = true;
        coming.forEach(piece -> piece.records().cancel(false));
        coming.clear();
        records = Optional.empty();
        at = 0;
        stop = 0;
    }

    private boolean nextPacket() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
        try {
            fetchAhead();
            Coming next = coming.poll();
            if (next == null) {
                return false;
            }
            VerifiedRecords got = next.records().get();
            addUp(next.piece(), got);
            records = Optional.of(got);
            at = next.piece().skip();
            stop = at + next.piece().wanted();
            fetchAhead();
            return true;
        } catch (PanalException failure) {
            throw new IOException(failure.getMessage(), failure);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw new IOException(cause == null ? "reading failed" : cause.getMessage(), cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private void fetchAhead() throws PanalException {
        while (coming.size() < AHEAD && fetchAt < end) {
            BlockReading block = blockAt(fetchAt);
            LocatedBlock place = block.block();
            Piece piece = Piece.holding(
                    block,
                    fetchAt - place.offset(),
                    Math.min(end - place.offset(), place.sum().length()));
            fetchAt += piece.wanted();
            coming.add(new Coming(piece, fetch(piece)));
        }
    }

    private BlockReading blockAt(long position) throws PanalException {
        while (fetching.isEmpty() || endOf(fetching.get().block()) <= position) {
            LocatedBlock next = blocks.next()
                    .orElseThrow(() -> new CorruptBlock(file.path() + " has no block for its byte " + position));
            fetching = Optional.of(new BlockReading(context, file, next));
        }
        return fetching.get();
    }

    private static long endOf(LocatedBlock block) {
        return block.offset() + block.sum().length();
    }

    private CompletableFuture<VerifiedRecords> fetch(Piece piece) throws LocalFailure {
        CompletableFuture<VerifiedRecords> result = new CompletableFuture<>();
        try {
            context.workers().execute(() -> {
                try {
                    result.complete(piece.reading().read(piece.firstChunk(), piece.chunks()));
                } catch (PanalException | RuntimeException failure) {
                    result.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException shut) {
            throw new LocalFailure("the connection to the cluster is closed", shut);
        }
        return result;
    }

    /** Compares a block's sum with what the NameNode knows, if all of the block was read. */
    private void addUp(Piece piece, VerifiedRecords got) throws PanalException {
        if (piece.beginsBlock()) {
            sum = new Crc32cSum();
            sumCounts = true;
        }
        got.appendTo(sum);
        if (sumCounts && piece.endsBlock()) {
            sumCounts = false;
            LocatedBlock block = piece.reading().block();
            if (!sum.blockSum().equals(block.sum())) {
                String what = String.format(
                        "block %s: CRC32C %08x of the whole where %08x belongs",
                        block.block(), sum.crc(), block.sum().crc32c());
                piece.reading().distrustContributors(what);
                throw new CorruptBlock(what + "; read " + file.path() + " again, from another replica");
            }
        }
    }
}
