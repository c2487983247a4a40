package panal.cliente.write;

import panal.protocol.value.FileStatus;

/**
 * A file that is written.
 *
 * @param copies how many DataNodes took the block that the fewest took; may be less than {@code status.replication()},
 *     and then the cluster makes the missing copies. An empty file has no blocks and counts as fully copied.
 * @param continued whether the upload was begun by an earlier one, whose replication and block size it has
 */
public record Uploaded(FileStatus status, int copies, boolean continued) {
    /** Whether copies are still missing. */
    public boolean lacksCopies() {
        return copies < status.replication();
    }
}
