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
    private volatile long lastBytes;
    /** Whether what is published from now on is none of the directory's. */
    private volatile boolean ended;

    /**
     * Of a state, into a directory.
     *
     * @param begun is told the transaction of each snapshot before it is written
     */
    Snapshots(JournalDisk disk, JournaledState state, Forcing forcing, Executor background, LongConsumer begun) {
        this.disk = disk;
        this.state = state;
        this.forcing = forcing;
        this.background = background;
        this.begun = begun;
    }

    /** Makes the log survive a power cut up to now. */
    interface Forcing {
        void force() throws PanalException;
    }

    /** Bytes of the last snapshot that was written here; 0 before the first. */
    long lastBytes() {
        return lastBytes;
    }

    /** No snapshot begins any more; one that is under way is of what was there before this call. */
    void end() {
        ended = true;
    }

    /** Begins one unless one is under way; says whether it did. */
    boolean begin() {
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
