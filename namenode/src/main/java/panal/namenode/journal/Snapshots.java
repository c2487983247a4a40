package panal.namenode.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;

/** Writes snapshots in the background, one at a time, and removes what they make superfluous. Thread-safe. */
final class Snapshots {
    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final int KEPT = 2;

    private final JournalDisk disk;
    private final JournaledState state;
    private final Forcing forcing;
    private final Executor background;
    private final LongConsumer begun;
    private final AtomicBoolean running = new AtomicBoolean();
    private final long growth;
    /** Of the newest snapshot in the directory; 0 when there is none. */
    private volatile long lastBytes;
    /** Of the log, behind the newest snapshot. The appending thread's. */
    private long bytesSince;
    /** Whether what is published from now on is none of the directory's. */
    private volatile boolean ended;

    /**
     * Of a state, into a directory.
     *
     * @param growth of the log, in bytes, after which one is due
     * @param begun is told the transaction of each snapshot before it is written
     */
    Snapshots(
            JournalDisk disk,
            JournaledState state,
            Forcing forcing,
            Executor background,
            long growth,
            LongConsumer begun) {
        this.disk = disk;
        this.state = state;
        this.forcing = forcing;
        this.background = background;
        this.growth = growth;
        this.begun = begun;
    }

    /**
     * Counts what the log in the directory has grown since its newest snapshot, which may have been long before this process:
     * one that is started anew each day would never write any otherwise, and take longer for each start. Of a file with some
     * of both all counts.
     *
     * @param last transaction in the log
     */
    void measure(long last) throws IOException {
        List<Long> snapshots = Recovery.transactions(disk, FileHeader.Kind.SNAPSHOT);
        long newest = snapshots.isEmpty() ? 0 : snapshots.get(snapshots.size() - 1);
        lastBytes = newest == 0 ? 0 : disk.size(FileHeader.Kind.SNAPSHOT.nameOf(newest));
        List<Long> firsts = Recovery.transactions(disk, FileHeader.Kind.SEGMENT);
        bytesSince = 0;
        for (int i = 0; i < firsts.size(); i++) {
            long end = i + 1 < firsts.size() ? firsts.get(i + 1) - 1 : last;
            if (end > newest) {
                bytesSince += disk.size(FileHeader.Kind.SEGMENT.nameOf(firsts.get(i)));
            }
        }
    }

    /** Begins one if the log has grown enough by these bytes. For the appending thread. */
    void grown(long bytes) {
        bytesSince += bytes;
        if (bytesSince >= Math.max(growth, lastBytes) && begin()) {
            bytesSince = 0;
        }
    }

    /** Makes the log survive a power cut up to now. */
    interface Forcing {
        void force() throws PanalException;
    }

    /** No snapshot begins any more; one that is under way is of what was there before this call. */
    void end() {
        ended = true;
    }

    /** Begins one unless one is under way; says whether it did. */
    private boolean begin() {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        try {
            background.execute(this::write);
            return true;
        } catch (RejectedExecutionException stopping) {
            running.set(false);
            return false;
        }
    }

    private void write() {
        try {
            Image image = state.image();
            if (ended) {
                return; // the image may be of what came after the directory was dropped
            }
            begun.accept(image.transaction());
            // The snapshot is forced: the log must not end before it.
            forcing.force();
            long began = System.nanoTime();
            lastBytes = SnapshotFile.write(disk, image);
            log.info(
                    "snapshot written transaction={} bytes={} took_ms={}",
                    image.transaction(),
                    lastBytes,
                    (System.nanoTime() - began) / 1_000_000);
            removeSuperfluous();
        } catch (IOException | PanalException failed) {
            log.warn("snapshot failed, the log goes on why={}", failed.getMessage(), failed);
        } finally {
            running.set(false);
        }
    }

    /** Keeps the two newest snapshots, and the log from the older one on. */
    private void removeSuperfluous() throws IOException {
        List<Long> snapshots = Recovery.transactions(disk, FileHeader.Kind.SNAPSHOT);
        if (snapshots.size() < KEPT) {
            return;
        }
        List<Long> superfluous = snapshots.subList(0, snapshots.size() - KEPT);
        long older = snapshots.get(snapshots.size() - KEPT);
        for (long transaction : superfluous) {
            disk.delete(FileHeader.Kind.SNAPSHOT.nameOf(transaction));
        }
        List<Long> segments = Recovery.transactions(disk, FileHeader.Kind.SEGMENT);
        for (int i = 0; i < segments.size() - 1 && segments.get(i + 1) <= older + 1; i++) {
            disk.delete(FileHeader.Kind.SEGMENT.nameOf(segments.get(i)));
        }
        disk.forceDirectory();
    }
}
