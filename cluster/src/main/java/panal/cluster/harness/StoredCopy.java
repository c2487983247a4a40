package panal.cluster.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block's file on a DataNode's disk, as found by looking at the disk.
 *
 * @param block by the file's name
 * @param facts what is in it; empty when it is not a whole block of that number
 */
public record StoredCopy(int slot, Path file, long block, Optional<BlockFile> facts) {

    /** Every finished block on every disk of the cluster; each is read to its end. */
    public static List<StoredCopy> all(RealCluster cluster) throws IOException {
        List<StoredCopy> copies = new ArrayList<>();
        for (int slot = 1; slot <= cluster.dataNodes().size(); slot++) {
            for (Path file : cluster.blockFiles(slot)) {
                StoredCopy copy = of(slot, file);
                // It may have been deleted meanwhile.
                if (Files.exists(file)) {
                    copies.add(copy);
                }
            }
        }
        return copies;
    }

    public static StoredCopy of(int slot, Path file) {
        String name = String.valueOf(file.getFileName());
        long block = Long.parseLong(name.substring(0, name.indexOf('.')));
        try {
            return new StoredCopy(
                    slot, file, block, Optional.of(BlockFile.read(file)).filter(facts -> facts.block() == block));
        } catch (IOException damaged) {
            return new StoredCopy(slot, file, block, Optional.empty());
        }
    }
}
