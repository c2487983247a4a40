package panal.datanode.store;

import java.nio.file.Path;
import java.util.List;

/**
 * What the operator decides about the disks.
 *
 * @param directories data directories, at least one
 * @param capacityBytes how much the blocks may take in all; {@link Long#MAX_VALUE} for whatever there is
 * @param reservedBytes how much of each file system is left to others
 */
public record StoreSettings(List<Path> directories, long capacityBytes, long reservedBytes) {
    public StoreSettings {
        directories = directories.stream()
                .map(directory -> directory.toAbsolutePath().normalize())
                .distinct()
                .toList();
        if (directories.isEmpty() || capacityBytes < 1 || reservedBytes < 0) {
            throw new IllegalArgumentException("directories " + directories + ", capacity " + capacityBytes
                    + ", reserved " + reservedBytes + " are out of range");
        }
    }
}
