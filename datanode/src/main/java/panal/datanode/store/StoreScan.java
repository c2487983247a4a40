package panal.datanode.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.value.BlockId;

/**
 * What all data directories hold at the start.
 *
 * @param blocks each block once, at its highest attempt
 * @param attempts the highest attempt at each block that was not finished
 * @param leftovers files that nobody needs
 * @param doubtful blocks that should be verified soon
 */
record StoreScan(
        Collection<StoredBlock> blocks, Map<BlockId, Integer> attempts, List<Path> leftovers, List<BlockId> doubtful) {
    private static final Logger log = LoggerFactory.getLogger(StoreScan.class);

    /** A directory that cannot be read fails. */
    static StoreScan of(Disk disk, List<DataDirectory> directories, Clock clock) {
        Map<BlockId, StoredBlock> blocks = new HashMap<>();
        Map<BlockId, Integer> attempts = new HashMap<>();
        List<Path> leftovers = new ArrayList<>();
        List<BlockId> doubtful = new ArrayList<>();
        for (DataDirectory directory : directories) {
            DirectoryScanner scanner = new DirectoryScanner(disk, clock);
            try {
                scanner.scan(directory);
            } catch (IOException broken) {
                directory.fail();
                log.error("data directory failed path={} why=\"{}\"", directory.path(), broken.toString());
                continue;
            }
            leftovers.addAll(scanner.leftovers());
            scanner.attempts().forEach((block, attempt) -> attempts.merge(block, attempt, Math::max));
            scanner.finished().forEach(block -> keepBetter(blocks, block, doubtful)
                    .ifPresent(worse -> setAside(disk, worse, leftovers)));
        }
        return new StoreScan(blocks.values(), attempts, leftovers, doubtful);
    }

    /**
     * The one of two files of a block that goes: that of the older attempt. Two of one attempt are there when the power was cut
     * while a copy took the place of a damaged file, or when a directory comes back whose blocks were copied meanwhile: then
     * the one that was written later stays, and is looked at soon.
     */
    private static Optional<StoredBlock> keepBetter(
            Map<BlockId, StoredBlock> blocks, StoredBlock found, List<BlockId> doubtful) {
        @Nullable StoredBlock other = blocks.putIfAbsent(found.block(), found);
        if (other == null) {
            return Optional.empty();
        }
        int newer = Integer.compare(found.replica().attempt(), other.replica().attempt());
        if (newer == 0) {
            doubtful.add(found.block());
            newer = Long.compare(writtenMillis(found), writtenMillis(other));
        }
        if (newer <= 0) {
            return Optional.of(found);
        }
        blocks.put(found.block(), found);
        return Optional.of(other);
    }

    private static long writtenMillis(StoredBlock block) {
        try {
            return Files.getLastModifiedTime(block.file()).toMillis();
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** Under a name that no later attempt can get: what is left over is deleted some time. */
    private static void setAside(Disk disk, StoredBlock older, List<Path> leftovers) {
        try {
            disk.move(older.file(), older.trash());
            leftovers.add(older.trash());
        } catch (IOException broken) {
            log.warn("older attempt left alone file={} why=\"{}\"", older.file(), broken.toString());
        }
    }
}
