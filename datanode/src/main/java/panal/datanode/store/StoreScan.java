package panal.datanode.store;

import java.io.IOException;
import java.nio.file.Path;
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
 */
record StoreScan(Collection<StoredBlock> blocks, Map<BlockId, Integer> attempts, List<Path> leftovers) {
    private static final Logger log = LoggerFactory.getLogger(StoreScan.class);

    /** A directory that cannot be read fails. */
    static StoreScan of(Disk disk, List<DataDirectory> directories) {
        Map<BlockId, StoredBlock> blocks = new HashMap<>();
        Map<BlockId, Integer> attempts = new HashMap<>();
        List<Path> leftovers = new ArrayList<>();
        for (DataDirectory directory : directories) {
            DirectoryScanner scanner = new DirectoryScanner(disk);
            try {
                scanner.scan(directory);
            } catch (IOException broken) {
                directory.fail();
                log.error("data directory failed path={} why=\"{}\"", directory.path(), broken.toString());
                continue;
            }
            leftovers.addAll(scanner.leftovers());
            scanner.attempts().forEach((block, attempt) -> attempts.merge(block, attempt, Math::max));
            scanner.finished()
                    .forEach(block -> keepNewer(blocks, block).ifPresent(older -> setAside(disk, older, leftovers)));
        }
        return new StoreScan(blocks.values(), attempts, leftovers);
    }

    /** The older of two attempts at the same block, if there are two. */
    private static Optional<StoredBlock> keepNewer(Map<BlockId, StoredBlock> blocks, StoredBlock found) {
        @Nullable StoredBlock other = blocks.putIfAbsent(found.block(), found);
        if (other == null || found.replica().attempt() <= other.replica().attempt()) {
            return Optional.ofNullable(other).map(newer -> found);
        }
        blocks.put(found.block(), found);
        return Optional.of(other);
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
