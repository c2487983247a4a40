package panal.datanode.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import panal.protocol.block.BlockHeader;
import panal.protocol.error.OutOfSpace;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Replica;

/** Decides whether a block may be begun, and gives it room and a file. Thread-safe. */
final class BlockStarts {
    /** Room is promised to a block of unknown length in steps of this size. */
    static final long PROMISE_STEP = 16L * 1024 * 1024;

    private final Disk disk;
    private final DataDirectories directories;
    private final Space space;
    private final StockBook stock;
    private final Leftovers leftovers;
    private final DirectoryWatch watch;
    private final Attempts attempts;
    private final AtomicLong copies = new AtomicLong();

    BlockStarts(
            Disk disk,
            DataDirectories directories,
            Space space,
            StockBook stock,
            Leftovers leftovers,
            DirectoryWatch watch,
            Attempts attempts) {
        this.disk = disk;
        this.directories = directories;
        this.space = space;
        this.stock = stock;
        this.leftovers = leftovers;
        this.watch = watch;
        this.attempts = attempts;
    }

    /** {@code expected} is how many bytes of data there will be, or less than one if nobody knows. */
    UnfinishedBlock begin(BlockFiling filing, BlockHeader header, long expected, long least, long wish)
            throws PanalException {
        int finished = stock.find(header.block())
                .map(block -> block.replica().attempt())
                .orElse(0);
        attempts.claim(header.block(), header.attempt(), finished);
        return begin(
                filing,
                header,
                expected,
                least,
                wish,
                directory -> directory.unfinished(header.block(), header.attempt()));
    }

    /** Begins a copy of a finished replica; empty if there is no need for it, see {@link #lacks}. */
    Optional<UnfinishedBlock> beginCopy(BlockFiling filing, BlockHeader header, BlockSum sum, long bytes)
            throws PanalException {
        Replica wanted = new Replica(header.block(), header.attempt(), sum);
        if (!lacks(wanted) || !attempts.claimCopy(header.block(), header.attempt())) {
            return Optional.empty();
        }
        String number = directories.node().incarnation() + "-" + copies.incrementAndGet();
        return Optional.of(begin(
                filing,
                header,
                sum.length(),
                bytes,
                bytes,
                directory -> directory.copied(header.block(), header.attempt(), number)));
    }

    /** Whether a copy would be of use: there is no newer attempt here, and none that is the same and good. */
    boolean lacks(Replica wanted) {
        Optional<Replica> here = stock.find(wanted.block()).map(StoredBlock::replica);
        if (here.isEmpty() || here.get().attempt() < wanted.attempt()) {
            return true;
        }
        boolean wrong = !here.get().sum().equals(wanted.sum()) || stock.damage().isDamaged(wanted.block());
        return here.get().attempt() == wanted.attempt() && wrong;
    }

    private UnfinishedBlock begin(
            BlockFiling filing,
            BlockHeader header,
            long expected,
            long least,
            long wish,
            Function<DataDirectory, Path> name)
            throws PanalException {
        List<DataDirectory> among = new ArrayList<>(directories.working());
        while (true) {
            Space.Promise promise = space.promise(among, least, wish)
                    .or(() -> leftovers.clearAll() ? space.promise(among, least, wish) : Optional.empty())
                    .orElseThrow(() -> outOfSpace(least));
            try {
                return create(filing, header, expected, promise, name.apply(promise.directory()));
            } catch (IOException broken) {
                space.unpromise(promise.directory(), promise.bytes());
                PanalException failure = watch.failure(promise.directory(), broken);
                among.remove(promise.directory());
                if (among.isEmpty()) {
                    throw failure;
                }
            }
        }
    }

    private UnfinishedBlock create(
            BlockFiling filing, BlockHeader header, long expected, Space.Promise promise, Path file)
            throws IOException, PanalException {
        promise.directory().prepareShelf(header.block());
        UnfinishedBlock block = new UnfinishedBlock(filing, header, promise, file, disk.create(file), expected);
        try {
            attempts.begun(block).ifPresent(UnfinishedBlock::abort);
        } catch (StaleAttempt overtaken) {
            block.abort();
            throw overtaken;
        }
        return block;
    }

    /** At least {@code least} bytes more, or an OutOfSpace. */
    long promiseMore(DataDirectory directory, long least) throws OutOfSpace {
        return space.promise(List.of(directory), least, Math.max(least, PROMISE_STEP))
                .orElseThrow(() -> outOfSpace(least))
                .bytes();
    }

    private OutOfSpace outOfSpace(long least) {
        Space.Figures figures = space.figures(directories.working());
        return new OutOfSpace("no room for " + least + " bytes: " + figures.free() + " bytes free of "
                + figures.capacity() + " in " + directories.working().size() + " data directories");
    }
}
