package panal.protocol.value;

import java.io.Serializable;

/**
 * How a DataNode feels.
 *
 * @param capacity bytes it may use in all
 * @param used bytes of its blocks
 * @param free bytes that a new block can still have
 * @param blocks finished blocks
 * @param transfers reads and writes under way
 * @param uptimeMillis since its start
 * @param directories data directories in use
 * @param failedDirectories data directories that failed or are missing
 */
public record NodeHealth(
        long capacity,
        long used,
        long free,
        long blocks,
        int transfers,
        long uptimeMillis,
        int directories,
        int failedDirectories)
        implements Serializable {
    private static final long serialVersionUID = 1;
}
