package panal.datanode.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears files that were set aside as damaged, when nobody has wanted them for a week. Called by one thread. */
final class DamagedFiles {
    private static final Logger log = LoggerFactory.getLogger(DamagedFiles.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final Disk disk;
    private final Clock clock;
    private Instant next;

    DamagedFiles(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
        this.next = clock.instant();
    }

    /** Looks, if it is time to; cheap otherwise. */
    void clearOld(List<DataDirectory> directories) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN);
        for (DataDirectory directory : directories) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.damaged())) {
                for (Path file : files) {
                    clear(file, now);
                }
            } catch (NoSuchFileException nothingDamaged) {
                log.trace("no such directory path={}", directory.damaged());
            } catch (IOException broken) {
                log.warn("damaged files not cleared path={} why=\"{}\"", directory.path(), broken.toString());
            }
        }
    }

    private void clear(Path file, Instant now) throws IOException {
        if (Files.getLastModifiedTime(file).toInstant().plus(KEPT).isBefore(now)) {
            disk.delete(file);
            log.info("damaged block cleared, kept_days={} file={}", KEPT.toDays(), file);
        }
    }
}
