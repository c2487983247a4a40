package panal.datanode.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that nobody needs. Those that an earlier process left unfinished are kept for a while, for whoever wants to look at
 * them, but not when their room is needed. Thread-safe; its monitor guards the table.
 */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Disk disk;
    private final Clock clock;
    private final Map<Path, Instant> files = new HashMap<>();

    Leftovers(Disk disk, Clock clock, Collection<Path> found) {
        this.disk = disk;
        this.clock = clock;
        add(found);
    }

    /** Keeps these for a while. */
    void add(Collection<Path> found) {
        Instant until = clock.instant().plus(KEPT);
        found.forEach(file -> put(file, until));
    }

    /** Deletes the file now, or later if that fails. */
    void clear(Path file) {
        try {
            disk.delete(file);
        } catch (IOException broken) {
            log.warn("file not deleted file={} why=\"{}\"", file, broken.toString());
            put(file, clock.instant().plus(KEPT));
        }
    }

    /** Deletes the block's file, under another name: later on, a newer attempt may have the one that it has. */
    void clear(StoredBlock block) {
        try {
            disk.move(block.file(), block.trash());
            clear(block.trash());
        } catch (IOException broken) {
            log.warn("older attempt not deleted file={} why=\"{}\"", block.file(), broken.toString());
        }
    }

    /** Deletes what was kept for long enough. */
    void clearOld() {
        clearUntil(clock.instant());
    }

    /** Deletes everything; false when there was nothing. */
    boolean clearAll() {
        return clearUntil(Instant.MAX) > 0;
    }

    private int clearUntil(Instant now) {
        List<Path> due = takeDue(now);
        due.forEach(this::clear);
        if (!due.isEmpty()) {
            log.info("leftovers cleared files={}", due.size());
        }
        return due.size();
    }

    private synchronized void put(Path file, Instant until) {
        files.put(file, until);
    }

    private synchronized List<Path> takeDue(Instant now) {
        List<Path> due = new ArrayList<>();
        files.forEach((file, until) -> {
            if (!until.isAfter(now)) {
                due.add(file);
            }
        });
        due.forEach(files::remove);
        return due;
    }
}
