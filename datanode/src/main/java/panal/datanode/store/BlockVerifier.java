package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.BlockTrailer;
import panal.protocol.block.Crc32cSum;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/**
 * Reads whole block files and checks every byte: header, records, trailer, and that they fit together. It reads from the disk
 * where the system lets it, and not what the cache has of it; and it leaves what the cache has alone. Not thread-safe.
 */
public final class BlockVerifier {
    private static final Logger log = LoggerFactory.getLogger(BlockVerifier.class);

    private final Disk disk;
    private final StockBook stock;
    private final DirectoryWatch watch;
    private final UncachedReader reader = new UncachedReader();

    BlockVerifier(Disk disk, StockBook stock, DirectoryWatch watch) {
        this.disk = disk;
        this.stock = stock;
        this.watch = watch;
    }

    /** What was found. */
    public enum Verdict {
        GOOD,
        /** Wrong bytes, or bytes that cannot be read; it is in the {@link DamageBook} now. */
        DAMAGED,
        /** Not on this node, or not any more. */
        GONE,
        /** It could not be looked at; nothing is known of it. */
        UNKNOWN
    }

    /** Says when the next bytes may be read. */
    public interface Pace {
        /** Waits until so many more bytes may be read. */
        void take(long bytes) throws InterruptedException;
    }

    /** Verifies one block. */
    public Verdict verify(BlockId block, Pace pace) throws InterruptedException {
        Optional<StoredBlock> stored = stock.find(block);
        return stored.isPresent() ? verify(stored.get(), pace) : Verdict.GONE;
    }

    private Verdict verify(StoredBlock stored, Pace pace) throws InterruptedException {
        try {
            check(stored, pace);
            stock.whole(stored);
            return Verdict.GOOD;
        } catch (CorruptBlock wrong) {
            return damaged(stored, String.valueOf(wrong.getMessage()));
        } catch (NoSuchFileException gone) {
            if (stock.lost(stored)) {
                log.error("block file is gone block={} file={}", stored.block(), stored.file());
            }
            return Verdict.GONE;
        } catch (IOException unreadable) {
            return unreadable(stored, unreadable);
        }
    }

    /**
     * Throws what is wrong with the file. What cannot be read past the cache is read through it, before anything is thought of
     * the disk: not every file system keeps its word.
     */
    private void check(StoredBlock stored, Pace pace) throws IOException, CorruptBlock, InterruptedException {
        try (FileChannel file = disk.openPastCache(stored.file())) {
            checkAll(stored, file, pace);
            return;
        } catch (ClosedByInterruptException stopped) {
            throw stopped(stopped);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException again) {
            log.info("block is read again block={} why=\"{}\"", stored.block(), again.toString());
        }
        try (FileChannel file = disk.openForReading(stored.file())) {
            checkAll(stored, file, pace);
        } catch (ClosedByInterruptException stopped) {
            throw stopped(stopped);
        }
    }

    private void checkAll(StoredBlock stored, FileChannel file, Pace pace)
            throws IOException, CorruptBlock, InterruptedException {
        BlockId block = stored.block();
        BlockSum sum = stored.replica().sum();
        long size = file.size();
        if (size != stored.fileBytes()) {
            throw new CorruptBlock("block " + block + ": file of " + size + " bytes, not " + stored.fileBytes());
        }
        ByteBuffer head = piece(block, file, 0, stored.geometry().headerBytes());
        int attempt = BlockHeader.read(block, head).attempt();
        if (attempt != stored.replica().attempt() || head.hasRemaining()) {
            throw new CorruptBlock("block " + block + ": header is not what it was");
        }
        long trailerAt = stored.geometry().trailerAt(sum.length());
        BlockTrailer trailer = BlockTrailer.read(block, piece(block, file, trailerAt, BlockTrailer.BYTES));
        BlockSum actual = sumOf(stored, file, trailerAt, pace);
        if (!trailer.sum().equals(sum) || !actual.equals(sum)) {
            throw new CorruptBlock("block " + block + ": records add up to " + actual + ", trailer to " + trailer.sum()
                    + ", not " + sum);
        }
    }

    private BlockSum sumOf(StoredBlock stored, FileChannel file, long end, Pace pace)
            throws IOException, CorruptBlock, InterruptedException {
        RecordDecoder decoder =
                RecordDecoder.reading(stored.block(), stored.replica().sum().length());
        Crc32cSum sum = new Crc32cSum();
        int chunk = 0;
        long at = stored.geometry().recordAt(0);
        while (at < end) {
            int length = (int) Math.min(UncachedReader.PIECE_BYTES_MAX, end - at);
            pace.take(length);
            VerifiedRecords records = decoder.verify(piece(stored.block(), file, at, length), chunk);
            records.appendTo(sum);
            chunk += records.chunks();
            at += length;
        }
        return sum.blockSum();
    }

    private ByteBuffer piece(BlockId block, FileChannel file, long from, int length) throws IOException, CorruptBlock {
        ByteBuffer bytes = reader.read(file, from, length);
        if (bytes.remaining() < length) {
            throw new CorruptBlock("block " + block + ": file ends at byte " + (from + bytes.remaining())
                    + ", before byte " + (from + length));
        }
        return bytes;
    }

    private Verdict unreadable(StoredBlock stored, IOException why) {
        watch.failure(stored.directory(), why);
        if (stored.directory().failed()) {
            return Verdict.GONE;
        }
        if (OutOfHandles.isWhy(why)) {
            return Verdict.UNKNOWN;
        }
        return damaged(stored, "cannot be read: " + why.getMessage());
    }

    private Verdict damaged(StoredBlock stored, String why) {
        if (stock.damaged(stored)) {
            log.error(
                    "block damaged block={} attempt={} file={} why=\"{}\"",
                    stored.block(),
                    stored.replica().attempt(),
                    stored.file(),
                    why);
        }
        return Verdict.DAMAGED;
    }

    private static InterruptedException stopped(ClosedByInterruptException cause) {
        InterruptedException stopped = new InterruptedException("stopped while reading");
        stopped.initCause(cause);
        return stopped;
    }
}
