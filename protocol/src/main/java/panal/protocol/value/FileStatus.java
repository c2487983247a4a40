package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * What is known of a file or directory without touching its bytes.
 *
 * @param length bytes; 0 for a directory
 * @param replication wanted copies of each block; 0 for a directory
 * @param blockSize bytes; 0 for a directory
 * @param modifiedMillis milliseconds since 1970
 * @param mode permission bits as in POSIX, 0 to 07777
 */
public record FileStatus(
        FilePath path,
        FileId id,
        FileType type,
        long length,
        int replication,
        long blockSize,
        long modifiedMillis,
        String owner,
        String group,
        int mode)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public FileStatus {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(group, "group");
    }

    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    private Object writeReplace() {
        return new Compact(CompactKind.STATUS, this);
    }
}
