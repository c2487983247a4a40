package panal.datanode.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;

/** What stands in a data directory at the start: names, headers and trailers are looked at, data is not read. */
final class DirectoryScanner {
    private static final Logger log = LoggerFactory.getLogger(DirectoryScanner.class);
    private static final Pattern FINISHED = Pattern.compile("([0-9]{1,18})\\.blk");
    private static final Pattern UNFINISHED = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})\\.tmp");

    private final Disk disk;
    private final Clock clock;
    private final List<StoredBlock> finished = new ArrayList<>();
    private final List<Path> leftovers = new ArrayList<>();
    private final Map<BlockId, Integer> attempts = new HashMap<>();

    DirectoryScanner(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /** Whole blocks, in no order; a block may be there in two directories, at two attempts. */
    List<StoredBlock> finished() {
        return finished;
    }

    /** Files that a process which stopped in the middle left behind. */
    List<Path> leftovers() {
        return leftovers;
    }

    /** The highest attempt at each block that was not finished. */
    Map<BlockId, Integer> attempts() {
        return attempts;
    }

    void scan(DataDirectory directory) throws IOException {
        for (Path shelf : directory.shelves()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
                for (Path file : files) {
                    sort(directory, file);
                }
            }
        }
    }

    private void sort(DataDirectory directory, Path file) throws IOException {
        String name = file.getFileName().toString();
        Matcher block = FINISHED.matcher(name);
        Matcher unfinished = UNFINISHED.matcher(name);
        if (block.matches() && Long.parseLong(block.group(1)) > 0) {
            inspect(directory, file, new BlockId(Long.parseLong(block.group(1))));
        } else if (name.endsWith(".tmp")) {
            leftovers.add(file);
            if (unfinished.matches() && Long.parseLong(unfinished.group(1)) > 0) {
                attempts.merge(
                        new BlockId(Long.parseLong(unfinished.group(1))),
                        Integer.parseInt(unfinished.group(2)),
                        Math::max);
            }
        } else {
            log.warn("strange file left alone file={}", file);
        }
    }

    private void inspect(DataDirectory directory, Path file, BlockId block) throws IOException {
        try (FileChannel channel = disk.openForReading(file)) {
            StoredBlock stored = BlockInspector.inspect(block, directory, channel);
            if (!stored.file().equals(file)) {
                throw new CorruptBlock("block " + block + " belongs into " + stored.file());
            }
            finished.add(stored);
        } catch (CorruptBlock damage) {
            Path kept = directory.damaged().resolve(file.getFileName());
            log.error("damaged block set aside file={} to={} why=\"{}\"", file, kept, damage.getMessage());
            disk.move(file, kept);
            // Its age counts from here: see DamagedFiles.
            Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
        }
    }
}
