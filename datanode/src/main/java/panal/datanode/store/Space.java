package panal.datanode.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has taken how much room. Bytes are promised to a block before it writes them, so that a full disk refuses a block at
 * its beginning rather than in its middle. Thread-safe; its monitor guards both tables.
 */
final class Space {
    private static final Logger log = LoggerFactory.getLogger(Space.class);

    private final Disk disk;
    private final long capacityBytes;
    private final long reservedBytes;
    private final Map<DataDirectory, Long> used = new HashMap<>();
    /** Promised and not yet written. */
    private final Map<DataDirectory, Long> promised = new HashMap<>();

    Space(Disk disk, long capacityBytes, long reservedBytes) {
        this.disk = disk;
        this.capacityBytes = capacityBytes;
        this.reservedBytes = reservedBytes;
    }

    /** How much room there is, in bytes. */
    record Figures(long capacity, long used, long free) {}

    /** So many bytes of this directory, kept for one block. */
    record Promise(DataDirectory directory, long bytes) {}

    /**
     * Promises up to {@code wish} bytes in the directory with the most room, at least {@code least}; empty when no
     * directory has these.
     */
    synchronized Optional<Promise> promise(List<DataDirectory> among, long least, long wish) {
        @Nullable DataDirectory best = null;
        long most = -1;
        for (DataDirectory directory : among) {
            long room = room(directory);
            boolean better = room > most || (room == most && best != null && takenIn(directory) < takenIn(best));
            if (room >= least && better) {
                best = directory;
                most = room;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        long bytes = Math.min(wish, most);
        promised.merge(best, bytes, Long::sum);
        return Optional.of(new Promise(best, bytes));
    }

    /** Bytes that a block can still have in this directory. */
    synchronized long room(DataDirectory directory) {
        return Math.max(0, Math.min(roomByCapacity(), roomOnVolume(directory)));
    }

    synchronized void unpromise(DataDirectory directory, long bytes) {
        promised.merge(directory, -bytes, Long::sum);
    }

    synchronized void written(DataDirectory directory, long bytes) {
        promised.merge(directory, -bytes, Long::sum);
        used.merge(directory, bytes, Long::sum);
    }

    synchronized void occupied(DataDirectory directory, long bytes) {
        used.merge(directory, bytes, Long::sum);
    }

    synchronized void freed(DataDirectory directory, long bytes) {
        used.merge(directory, -bytes, Long::sum);
    }

    synchronized Figures figures(List<DataDirectory> working) {
        long onDisks = 0;
        long usedHere = 0;
        Set<Object> volumes = new HashSet<>();
        for (DataDirectory directory : working) {
            usedHere += used.getOrDefault(directory, 0L);
            if (volumes.add(directory.volume())) {
                onDisks += Math.max(0, roomOnVolume(directory));
            }
        }
        long free = Math.max(0, Math.min(roomByCapacity(), onDisks));
        return new Figures(Math.min(capacityBytes, usedHere + onDisks + total(promised)), usedHere, free);
    }

    private long takenIn(DataDirectory directory) {
        return used.getOrDefault(directory, 0L) + promised.getOrDefault(directory, 0L);
    }

    private long roomByCapacity() {
        return capacityBytes == Long.MAX_VALUE ? Long.MAX_VALUE : capacityBytes - total(used) - total(promised);
    }

    private long roomOnVolume(DataDirectory directory) {
        long promisedThere = 0;
        for (Map.Entry<DataDirectory, Long> entry : promised.entrySet()) {
            if (directory.volume().equals(entry.getKey().volume())) {
                promisedThere += entry.getValue();
            }
        }
        try {
            return disk.usableBytes(directory.path()) - reservedBytes - promisedThere;
        } catch (IOException unknown) {
            log.warn("space unknown path={} why=\"{}\"", directory.path(), unknown.toString());
            return 0;
        }
    }

    /** What stands in a directory that failed takes no room any more. */
    private static long total(Map<DataDirectory, Long> bytes) {
        long total = 0;
        for (Map.Entry<DataDirectory, Long> entry : bytes.entrySet()) {
            if (!entry.getKey().failed()) {
                total += entry.getValue();
            }
        }
        return total;
    }
}
