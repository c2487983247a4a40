package panal.datanode.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/**
 * Looks now and then whether a data directory that failed is well again, as when its disk was mounted, and takes it in with
 * what it still holds: the NameNode decides which of those blocks are of use. Called by one thread.
 */
final class ReturningDirectories {
    private static final Logger log = LoggerFactory.getLogger(ReturningDirectories.class);
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final Disk disk;
    private final DataDirectories directories;
    private final BlockFiling filing;
    private final Leftovers leftovers;
    private final Clock clock;
    private Instant next;

    ReturningDirectories(Disk disk, DataDirectories directories, BlockFiling filing, Leftovers leftovers, Clock clock) {
        this.disk = disk;
        this.directories = directories;
        this.filing = filing;
        this.leftovers = leftovers;
        this.clock = clock;
        this.next = clock.instant().plus(BETWEEN);
    }

    /** Tries, if it is time to; cheap otherwise. */
    void look() {
        Instant now = clock.instant();
        // A clock that was set back must not put this off.
        boolean due = !now.isBefore(next) || now.plus(BETWEEN).isBefore(next);
        List<Path> failed = due ? directories.failed() : List.of();
        if (due) {
            next = now.plus(BETWEEN);
        }
        for (Path path : failed) {
            try {
                takeIn(path);
            } catch (IOException | LocalFailure still) {
                log.debug("data directory still fails path={} why=\"{}\"", path, still.toString());
            }
        }
    }

    private void takeIn(Path path) throws IOException, LocalFailure {
        DataDirectory directory = directories.reopen(path);
        boolean taken = false;
        try {
            DirectoryScanner scanner = new DirectoryScanner(disk, clock);
            scanner.scan(directory);
            directories.takeIn(directory);
            taken = true;
            leftovers.add(scanner.leftovers());
            filing.remember(scanner.attempts());
            scanner.finished().forEach(filing::takeIn);
            log.info(
                    "data directory is back path={} blocks={}",
                    path,
                    scanner.finished().size());
        } finally {
            if (!taken) {
                directory.close();
            }
        }
    }
}
