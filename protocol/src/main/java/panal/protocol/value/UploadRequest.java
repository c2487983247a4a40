package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * The wish to write a file.
 *
 * @param overwrite whether a file that is there may be replaced, at completion
 * @param parents whether missing directories above it are made
 * @param modifiedMillis the file's time of modification, in milliseconds since 1970; 0 stands for when it is complete
 * @param client who asks, for the message to another who wants the same path: such as {@code ana@host pid 4711}
 */
public record UploadRequest(
        FilePath path,
        int replication,
        long blockSize,
        Durability durability,
        boolean overwrite,
        boolean parents,
        long modifiedMillis,
        String client)
        implements Serializable {
    private static final long serialVersionUID = 1;
    /** Characters in a client's description. */
    static final int CLIENT_MAX = 200;

    public UploadRequest {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(durability, "durability");
        if (client.length() > CLIENT_MAX) {
            throw new IllegalArgumentException("client description of " + client.length() + " characters");
        }
    }

    private Object writeReplace() {
        return new Compact(CompactKind.UPLOAD_REQUEST, this);
    }
}
