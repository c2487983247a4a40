package panal.datanode.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.block.BlockHeader;
import panal.protocol.error.OutOfSpace;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;

/**
 * Gives blocks their files and their names, and takes them away. Thread-safe. A finished block's file changes its name only
 * under the lock of its stripe, together with the stock's entry, so that the two never contradict each other.
 */
final class BlockFiling {
    private static final Logger log = LoggerFactory.getLogger(BlockFiling.class);
    private static final long SMALL_FILE_BYTES = 1024 * 1024;

    private static final int STRIPES = 64;

    private final Disk disk;
    private final Space space;
    private final StockBook stock;
    private final Leftovers leftovers;
    private final OpenFiles files;
    private final DirectoryWatch watch;
    private final ByteMeter meter;
    private final Attempts attempts = new Attempts();
    private final BlockStarts starts;
    private final List<Object> stripes =
            Stream.generate(Object::new).limit(STRIPES).toList();

    BlockFiling(
            Disk disk,
            DataDirectories directories,
            Space space,
            StockBook stock,
            Leftovers leftovers,
            OpenFiles files,
            DirectoryWatch watch,
            ByteMeter meter) {
        this.disk = disk;
        this.space = space;
        this.stock = stock;
        this.leftovers = leftovers;
        this.files = files;
        this.watch = watch;
        this.meter = meter;
        this.starts = new BlockStarts(disk, directories, space, stock, leftovers, watch, attempts);
    }

    /** Attempts that an earlier process began. */
    void remember(Map<BlockId, Integer> seen) {
        attempts.remember(seen);
    }

    /** A file that has to go, and whether it was known to be damaged. */
    record Replaced(StoredBlock file, boolean damaged) {}

    /** {@code expected} is how many bytes of data there will be, or less than one if nobody knows. */
    UnfinishedBlock begin(BlockHeader header, long expected, long least, long wish) throws PanalException {
        return starts.begin(this, header, expected, least, wish);
    }

    /** Begins a copy of a finished replica, with room for so many bytes; empty if there is no need for it, see {@link #lacks}. */
    Optional<UnfinishedBlock> beginCopy(BlockHeader header, BlockSum sum, long bytes) throws PanalException {
        return starts.beginCopy(this, header, sum, bytes);
    }

    /** Whether a copy would be of use: there is no newer attempt here, and none that is the same and good. */
    boolean lacks(Replica wanted) {
        return starts.lacks(wanted);
    }

    boolean delete(StoredBlock stored) {
        // A large file takes its time to be freed, and the stripe must not wait for that: it is put aside first.
        boolean small = stored.fileBytes() <= SMALL_FILE_BYTES;
        Path trash = stored.trash();
        synchronized (stripeOf(stored.block())) {
            if (!stock.lost(stored)) {
                return false;
            }
            files.forget(stored);
            try {
                if (small) {
                    disk.delete(stored.file());
                } else {
                    disk.move(stored.file(), trash);
                }
            } catch (IOException broken) {
                log.warn("block not deleted block={} why=\"{}\"", stored.block(), broken.toString());
                failure(stored.directory(), broken);
                return true;
            }
        }
        space.freed(stored.directory(), stored.fileBytes());
        if (!small) {
            leftovers.clear(trash);
        }
        log.debug(
                "block deleted block={} attempt={}",
                stored.block(),
                stored.replica().attempt());
        return true;
    }

    boolean counts(UnfinishedBlock block) {
        return attempts.counts(block);
    }

    void written(DataDirectory directory, long bytes) {
        meter.moved(bytes);
        space.written(directory, bytes);
    }

    /** At least {@code least} bytes more, or an OutOfSpace. */
    long promiseMore(DataDirectory directory, long least) throws OutOfSpace {
        return starts.promiseMore(directory, least);
    }

    void unpromise(DataDirectory directory, long bytes) {
        space.unpromise(directory, bytes);
    }

    /** Whether an older file will have to go when this block has its name. */
    boolean replaces(UnfinishedBlock block) {
        return stock.find(block.block()).isPresent();
    }

    /**
     * Gives the block its name, in the place of any older attempt, unless a newer attempt has begun. It can be read from now
     * on; who may count on it is for {@link #settle} to say. Answers the file that had to go for it: one in another directory
     * stays there until the new name is durable, and {@link #retire} takes it away.
     */
    Optional<Replaced> publish(UnfinishedBlock block, StoredBlock stored) throws IOException, StaleAttempt {
        synchronized (stripeOf(stored.block())) {
            if (!attempts.counts(block)) {
                throw new StaleAttempt("attempt " + block.attempt() + " at block " + block.block() + " is over");
            }
            Optional<Replaced> older = stock.find(stored.block())
                    .map(file -> new Replaced(file, stock.damage().isDamaged(file.block())));
            disk.move(block.file(), stored.file());
            stock.named(stored);
            attempts.ended(block);
            older.ifPresent(gone -> files.forget(gone.file()));
            return older;
        }
    }

    /** Has the NameNode told of a block whose name is as durable as it is to be. */
    Finished settle(StoredBlock stored) throws StaleAttempt {
        ReportPoint at = stock.settle(stored)
                .orElseThrow(() -> new StaleAttempt("attempt "
                        + stored.replica().attempt() + " at block " + stored.block()
                        + " is over: its file is gone, or a newer attempt has taken its place"));
        return new Finished(stored.replica(), at);
    }

    /** Forces the directory; a block whose name may not survive is given up, and what it replaced counts again. */
    void makeNameDurable(StoredBlock stored, Optional<Replaced> older) throws PanalException {
        try {
            disk.forceDirectory(stored.directory().shelfOf(stored.block()));
        } catch (IOException broken) {
            delete(stored);
            older.map(Replaced::file)
                    .filter(gone -> gone.directory() == stored.directory())
                    .ifPresent(gone -> space.freed(gone.directory(), gone.fileBytes()));
            older.filter(kept -> kept.file().directory() != stored.directory()
                            && !kept.file().directory().failed())
                    .ifPresent(this::countAgain);
            throw failure(stored.directory(), broken);
        }
    }

    private void countAgain(Replaced kept) {
        synchronized (stripeOf(kept.file().block())) {
            if (stock.find(kept.file().block()).isEmpty()) {
                stock.back(kept.file(), kept.damaged());
            }
        }
    }

    /** Takes away the file of a block that another one has replaced. */
    void retire(StoredBlock older, StoredBlock by) {
        synchronized (stripeOf(older.block())) {
            // Its place may have been given to a newer file in the meantime.
            boolean taken = stock.find(older.block())
                    .filter(now -> now.directory() == older.directory())
                    .isPresent();
            if (!taken && older.directory() != by.directory()) {
                leftovers.clear(older);
            }
        }
        space.freed(older.directory(), older.fileBytes());
    }

    /** A file of a directory that is back counts again, unless another one has taken its place meanwhile. */
    void takeIn(StoredBlock back) {
        Optional<StoredBlock> older;
        synchronized (stripeOf(back.block())) {
            older = stock.find(back.block());
            if (older.isPresent() && !isBetter(back.replica(), older.get().replica())) {
                leftovers.clear(back);
                return;
            }
            space.occupied(back.directory(), back.fileBytes());
            stock.gained(back);
            older.ifPresent(files::forget);
        }
        older.ifPresent(replaced -> retire(replaced, back));
    }

    /** A newer attempt, or the same replica where the other file is known to be damaged. */
    private boolean isBetter(Replica back, Replica other) {
        return back.attempt() > other.attempt()
                || (back.equals(other) && stock.damage().isDamaged(back.block()));
    }

    void discard(UnfinishedBlock block, Disk.DiskFile file, long promised, long written) {
        attempts.ended(block);
        try {
            file.close();
        } catch (IOException harmless) {
            log.debug("aborted file not closed block={} why=\"{}\"", block.block(), harmless.toString());
        }
        leftovers.clear(block.file());
        space.unpromise(block.directory(), promised);
        space.freed(block.directory(), written);
    }

    PanalException failure(DataDirectory directory, IOException broken) {
        return watch.failure(directory, broken);
    }

    private Object stripeOf(BlockId block) {
        return stripes.get((int) Math.floorMod(block.number(), (long) STRIPES));
    }
}
