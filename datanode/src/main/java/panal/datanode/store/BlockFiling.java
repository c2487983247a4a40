package panal.datanode.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import panal.protocol.value.ReportPoint;

/**
 * Gives blocks their files and their names, and takes them away. Thread-safe. A finished block's file changes its name only
 * under the lock of its stripe, together with the stock's entry, so that the two never contradict each other.
 */
final class BlockFiling {
    private static final Logger log = LoggerFactory.getLogger(BlockFiling.class);
    /** Room is promised to a block of unknown length in steps of this size. */
    static final long PROMISE_STEP = 16L * 1024 * 1024;

    private static final long SMALL_FILE_BYTES = 1024 * 1024;

    private static final int STRIPES = 64;

    private final Disk disk;
    private final DataDirectories directories;
    private final Space space;
    private final StockBook stock;
    private final Leftovers leftovers;
    private final OpenFiles files;
    private final DirectoryWatch watch;
    private final Attempts attempts = new Attempts();
    private final List<Object> stripes =
            Stream.generate(Object::new).limit(STRIPES).toList();

    BlockFiling(
            Disk disk,
            DataDirectories directories,
            Space space,
            StockBook stock,
            Leftovers leftovers,
            OpenFiles files,
            DirectoryWatch watch) {
        this.disk = disk;
        this.directories = directories;
        this.space = space;
        this.stock = stock;
        this.leftovers = leftovers;
        this.files = files;
        this.watch = watch;
    }

    /** Attempts that an earlier process began. */
    void remember(Map<BlockId, Integer> seen) {
        attempts.remember(seen);
    }

    /** {@code expected} is how many bytes of data there will be, or less than one if nobody knows. */
    UnfinishedBlock begin(BlockHeader header, long expected, long least, long wish) throws PanalException {
        int finished = stock.find(header.block())
                .map(block -> block.replica().attempt())
                .orElse(0);
        attempts.claim(header.block(), header.attempt(), finished);
        List<DataDirectory> among = new ArrayList<>(directories.working());
        while (true) {
            Space.Promise promise = space.promise(among, least, wish)
                    .or(() -> leftovers.clearAll() ? space.promise(among, least, wish) : Optional.empty())
                    .orElseThrow(() -> outOfSpace(least));
            try {
                return create(header, expected, promise);
            } catch (IOException broken) {
                space.unpromise(promise.directory(), promise.bytes());
                PanalException failure = failure(promise.directory(), broken);
                among.remove(promise.directory());
                if (among.isEmpty()) {
                    throw failure;
                }
            }
        }
    }

    private UnfinishedBlock create(BlockHeader header, long expected, Space.Promise promise)
            throws IOException, PanalException {
        promise.directory().prepareShelf(header.block());
        Path file = promise.directory().unfinished(header.block(), header.attempt());
        UnfinishedBlock block = new UnfinishedBlock(this, header, promise, disk.create(file), expected);
        try {
            attempts.begun(block).ifPresent(UnfinishedBlock::abort);
        } catch (StaleAttempt overtaken) {
            block.abort();
            throw overtaken;
        }
        return block;
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
        space.written(directory, bytes);
    }

    /** At least {@code least} bytes more, or an OutOfSpace. */
    long promiseMore(DataDirectory directory, long least) throws OutOfSpace {
        return space.promise(List.of(directory), least, Math.max(least, PROMISE_STEP))
                .orElseThrow(() -> outOfSpace(least))
                .bytes();
    }

    void unpromise(DataDirectory directory, long bytes) {
        space.unpromise(directory, bytes);
    }

    /** Gives the block its name, in the place of any older attempt, unless a newer attempt has begun. */
    Finished publish(UnfinishedBlock block, StoredBlock stored) throws IOException, StaleAttempt {
        Optional<StoredBlock> older;
        ReportPoint at;
        synchronized (stripeOf(stored.block())) {
            if (!attempts.counts(block)) {
                throw new StaleAttempt("attempt " + block.attempt() + " at block " + block.block() + " is over");
            }
            older = stock.find(stored.block());
            disk.move(stored.directory().unfinished(stored.block(), block.attempt()), stored.file());
            at = stock.gained(stored);
            attempts.ended(block);
            if (older.isPresent()) {
                files.forget(older.get());
                if (older.get().directory() != stored.directory()) {
                    leftovers.clear(older.get());
                }
            }
        }
        older.ifPresent(gone -> space.freed(gone.directory(), gone.fileBytes()));
        return new Finished(stored.replica(), at);
    }

    /** Forces the directory; a block whose name may not survive is given up. */
    void makeNameDurable(StoredBlock stored) throws PanalException {
        try {
            disk.forceDirectory(stored.directory().shelfOf(stored.block()));
        } catch (IOException broken) {
            delete(stored);
            throw failure(stored.directory(), broken);
        }
    }

    void discard(UnfinishedBlock block, Disk.DiskFile file, long promised, long written) {
        attempts.ended(block);
        try {
            file.close();
        } catch (IOException harmless) {
            log.debug("aborted file not closed block={} why=\"{}\"", block.block(), harmless.toString());
        }
        leftovers.clear(block.directory().unfinished(block.block(), block.attempt()));
        space.unpromise(block.directory(), promised);
        space.freed(block.directory(), written);
    }

    PanalException failure(DataDirectory directory, IOException broken) {
        return watch.failure(directory, broken);
    }

    private OutOfSpace outOfSpace(long least) {
        Space.Figures figures = space.figures(directories.working());
        return new OutOfSpace("no room for " + least + " bytes: " + figures.free() + " bytes free of "
                + figures.capacity() + " in " + directories.working().size() + " data directories");
    }

    private Object stripeOf(BlockId block) {
        return stripes.get((int) Math.floorMod(block.number(), (long) STRIPES));
    }
}
