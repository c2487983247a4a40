package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.BlockTrailer;
import panal.protocol.block.Crc32cSum;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.Limits;
import panal.protocol.value.Replica;

/**
 * One attempt at a block, on its way to the disk. A failure of any kind ends it and removes its file. Thread-safe: the
 * monitor guards all state, so that an abort waits for the step that is being done.
 */
public final class UnfinishedBlock {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final BlockFiling filing;
    private final BlockHeader header;
    private final BlockGeometry geometry;
    private final DataDirectory directory;
    private final Path path;
    private final Disk.DiskFile file;
    private final RecordDecoder decoder;
    private final Crc32cSum sum = new Crc32cSum();
    private final long expected;
    /** The header, until it is written with the first records. */
    private final ByteBuffer unwritten;

    private long promised;
    private long written;
    private int nextChunk;
    private boolean endedShort;
    /** Whether the trailer is written. */
    private boolean ended;

    private volatile boolean over;

    /** {@code expected} is how many bytes of data there will be, or less than one if nobody knows. */
    UnfinishedBlock(
            BlockFiling filing,
            BlockHeader header,
            Space.Promise promise,
            Path path,
            Disk.DiskFile file,
            long expected) {
        this.filing = filing;
        this.header = header;
        this.expected = expected;
        this.unwritten = ByteBuffer.wrap(header.encode());
        this.geometry = new BlockGeometry(unwritten.remaining());
        this.directory = promise.directory();
        this.promised = promise.bytes();
        this.path = path;
        this.file = file;
        this.decoder = RecordDecoder.writing(header.block());
    }

    public BlockId block() {
        return header.block();
    }

    public int attempt() {
        return header.attempt();
    }

    /** Whether nothing more can come of this attempt: it is finished, aborted or overtaken. */
    public boolean over() {
        return over;
    }

    /**
     * Checks that these records are whole and come next; takes nothing in yet.
     *
     * @param stored whose position is left alone
     * @throws CorruptBlock if they are not, which ends the attempt
     * @throws StaleAttempt if the attempt is over
     */
    public synchronized VerifiedRecords verify(int firstChunk, ByteBuffer stored) throws PanalException {
        requireUnderWay();
        try {
            if (endedShort || ended) {
                throw new CorruptBlock("block " + block() + ": chunk " + nextChunk + ": behind the last one");
            }
            if (firstChunk != nextChunk) {
                throw new CorruptBlock(
                        "block " + block() + ": chunk " + nextChunk + ": a packet that begins at chunk " + firstChunk);
            }
            VerifiedRecords records = decoder.verify(stored, nextChunk);
            if (sum.length() + records.dataBytes() > Limits.BLOCK_SIZE_MAX) {
                throw new InvalidInput("block " + block() + " is longer than " + Limits.BLOCK_SIZE_MAX + " bytes");
            }
            return records;
        } catch (PanalException wrong) {
            abort();
            throw wrong;
        }
    }

    /** Appends records that were verified last, byte for byte; any failure ends the attempt. */
    public synchronized void append(ByteBuffer stored, VerifiedRecords records) throws PanalException {
        requireUnderWay();
        if (records.firstChunk() != nextChunk) {
            throw new IllegalStateException("chunk " + records.firstChunk() + " is not next");
        }
        records.appendTo(sum);
        nextChunk += records.chunks();
        endedShort = records.endsShort();
        // A small file is one write: its header came with nothing behind it, and its trailer is known now.
        boolean last = sum.length() == expected;
        ByteBuffer trailer = last ? trailer(sum.blockSum()) : NOTHING;
        if (unwritten.hasRemaining() || last) {
            write(unwritten, stored.duplicate(), trailer);
        } else {
            write(stored.duplicate());
        }
        ended = last;
    }

    private static ByteBuffer trailer(BlockSum sum) {
        return ByteBuffer.wrap(new BlockTrailer(sum).encode());
    }

    /**
     * Makes the block whole and gives it its name.
     *
     * @param claimed what the writer says that it wrote
     * @throws CorruptBlock if that is not what was written; like any other failure it ends the attempt
     */
    public synchronized Finished finish(BlockSum claimed, Durability durability) throws PanalException {
        requireUnderWay();
        BlockSum actual = sum.blockSum();
        if (actual.length() == 0 || !actual.equals(claimed)) {
            abort();
            throw new CorruptBlock("block " + block() + ": trailer: " + claimed + " claimed, " + actual + " written");
        }
        if (!ended) {
            write(trailer(actual));
        }
        StoredBlock stored = new StoredBlock(new Replica(block(), attempt(), actual), directory, geometry);
        // What replaces another file is made durable in any case: that other one may be, and goes.
        boolean synced = durability == Durability.SYNCED || filing.replaces(this);
        try {
            if (synced) {
                file.force();
            }
            file.close();
            Optional<BlockFiling.Replaced> older = filing.publish(this, stored);
            over = true;
            filing.unpromise(directory, promised);
            if (synced || older.isPresent()) {
                filing.makeNameDurable(stored, older);
            }
            older.ifPresent(replaced -> filing.retire(replaced.file(), stored));
            return filing.settle(stored);
        } catch (IOException broken) {
            abort();
            throw filing.failure(directory, broken);
        } catch (StaleAttempt overtaken) {
            abort();
            throw overtaken;
        }
    }

    /** Ends the attempt, if it is not over, and removes its file. */
    public synchronized void abort() {
        if (!over) {
            over = true;
            filing.discard(this, file, promised, written);
        }
    }

    Path file() {
        return path;
    }

    DataDirectory directory() {
        return directory;
    }

    private void write(ByteBuffer... bytes) throws PanalException {
        int length = 0;
        for (ByteBuffer piece : bytes) {
            length += piece.remaining();
        }
        try {
            if (promised < length) {
                promised += filing.promiseMore(directory, length - promised);
            }
            file.write(bytes);
            filing.written(directory, length);
            promised -= length;
            written += length;
        } catch (IOException broken) {
            abort();
            throw filing.failure(directory, broken);
        } catch (PanalException full) {
            abort();
            throw full;
        }
    }

    private void requireUnderWay() throws StaleAttempt {
        if (!over && !filing.counts(this)) {
            abort();
        }
        if (over) {
            throw new StaleAttempt("attempt " + attempt() + " at block " + block() + " is over; ask for a new attempt");
        }
    }
}
