package panal.cliente.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.Crc32cSum;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.PanalException;
import panal.protocol.value.Limits;
import panal.protocol.value.LocatedBlock;

/**
 * A file's bytes in order, block by block, received and verified by the thread that reads them; the next block is asked for
 * when one comes to its end. Not for concurrent use.
 */
final class FileStream extends InputStream {
    /** Packets that single calls fetch ahead: 3.5 MiB. */
    private static final int AHEAD = 7;
    /** When so few chunks are left of a block, 4 MiB, the next one is asked for. */
    private static final int NEARLY_ALL_CHUNKS = 64;

    private final ReadContext context;
    private final FileMap file;
    private final FileMap.Cursor blocks;
    /** Of the block that is being read, as long as all of it was, from its first byte. */
    private Crc32cSum sum = new Crc32cSum();

    private boolean sumCounts;
    /** Where the next records begin that are received, and where the wanted bytes end, in the file. */
    private long position;

    private final long end;
    private Optional<BlockFeed> feed = Optional.empty();
    private Optional<BlockFeed> nextFeed = Optional.empty();
    /** The last place that was looked ahead to: once each, as it may wait for a NameNode that is away. */
    private long lookedAheadTo = -1;

    private Optional<VerifiedRecords> records = Optional.empty();
    /** What of the records is wanted and not handed out yet. */
    private int at;

    private int stop;
    private boolean closed;

    FileStream(ReadContext context, FileMap file, long offset, long length) {
        this.context = context;
        this.file = file;
        this.blocks = file.cursor();
        long size = file.status().length();
        this.position = Math.min(offset, size);
        this.end = length > size - position ? size : position + length;
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
        if (at == stop && !nextRecords()) {
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

    /** Forgets what is under way. */
    @Override
    public void close() {
        closed = true;
        forget();
    }

    private void forget() {
        records = Optional.empty();
        at = 0;
        stop = 0;
        close(feed);
        close(nextFeed);
        feed = Optional.empty();
        nextFeed = Optional.empty();
    }

    private static void close(Optional<BlockFeed> open) {
        if (open.isPresent()) {
            open.get().close();
        }
    }

    private boolean nextRecords() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
        try {
            if (position >= end) {
                forget();
                return false;
            }
            receive(currentFeed());
            return true;
        } catch (PanalException failure) {
            close();
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private void receive(BlockFeed from) throws PanalException {
        LocatedBlock block = from.reading().block();
        long start = block.offset() + (long) from.chunk() * Limits.CHUNK_BYTES;
        VerifiedRecords got = from.next();
        addUp(from, got);
        records = Optional.of(got);
        at = (int) (position - start);
        stop = (int) Math.min(got.dataBytes(), end - start);
        position = start + stop;
        boolean nearlyAll = from.end() - from.chunk() < NEARLY_ALL_CHUNKS;
        if (nearlyAll && endOf(block) < end && lookedAheadTo != endOf(block)) {
            lookedAheadTo = endOf(block);
            lookAhead(endOf(block));
        }
    }

    private void lookAhead(long from) {
        try {
            BlockFeed coming = feedAt(from);
            nextFeed = Optional.of(coming);
            coming.prepare();
        } catch (PanalException early) {
            log().debug("not read ahead path={} at={} reason={}", file.path(), from, early.getMessage());
        }
    }

    private BlockFeed currentFeed() throws PanalException {
        if (feed.isEmpty() || feed.get().chunk() >= feed.get().end()) {
            close(feed);
            feed = Optional.of(nextFeed.isPresent() ? nextFeed.get() : feedAt(position));
            nextFeed = Optional.empty();
        }
        return feed.get();
    }

    /** The wanted records of the block in which this byte of the file stands. */
    private BlockFeed feedAt(long from) throws PanalException {
        while (true) {
            Optional<LocatedBlock> next = blocks.next();
            if (next.isEmpty()) {
                throw new CorruptBlock(file.path() + " has no block for its byte " + from);
            }
            LocatedBlock block = next.get();
            if (endOf(block) > from) {
                int firstChunk = (int) ((from - block.offset()) / Limits.CHUNK_BYTES);
                int endChunk = BlockGeometry.chunks(
                        Math.min(end - block.offset(), block.sum().length()));
                return new BlockFeed(context, new BlockReading(context, file, block), firstChunk, endChunk, AHEAD);
            }
        }
    }

    private static long endOf(LocatedBlock block) {
        return block.offset() + block.sum().length();
    }

    /** Compares a block's sum with what the NameNode knows, if all of the block was read. */
    private void addUp(BlockFeed from, VerifiedRecords got) throws PanalException {
        LocatedBlock block = from.reading().block();
        if (got.firstChunk() == 0) {
            sum = new Crc32cSum();
            sumCounts = true;
        }
        got.appendTo(sum);
        if (sumCounts && from.chunk() == BlockGeometry.chunks(block.sum().length())) {
            sumCounts = false;
            if (!sum.blockSum().equals(block.sum())) {
                String what = String.format(
                        "block %s: CRC32C %08x of the whole where %08x belongs",
                        block.block(), sum.crc(), block.sum().crc32c());
                from.reading().distrustContributors(what);
                throw new CorruptBlock(what + "; read " + file.path() + " again, from another replica");
            }
        }
    }

    /** Looked for when there is something to say: the first one of a process takes a while. */
    private static Logger log() {
        return LoggerFactory.getLogger(FileStream.class);
    }
}
