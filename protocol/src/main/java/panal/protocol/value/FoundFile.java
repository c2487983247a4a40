package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * A file or directory that was found.
 *
 * @param summed whether {@code crc32c} is known: it was asked for, this is a file, and the user may read it
 * @param crc32c of all its bytes, as {@link FileSum} has it; else 0
 */
public record FoundFile(FileStatus status, boolean summed, int crc32c) implements Serializable {
    private static final long serialVersionUID = 1;

    public FoundFile {
        Objects.requireNonNull(status, "status");
    }
}
