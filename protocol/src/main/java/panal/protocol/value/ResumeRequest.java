package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * The wish to go on with an unfinished upload of the same user. Its replication and its block size stay as they are.
 *
 * @param path where it goes to
 * @param overwrite whether a file that is there may be replaced, at completion
 * @param modifiedMillis the file's time of modification, in milliseconds since 1970; 0 stands for when it is complete
 * @param client who asks, for the message to another who wants the same path or had it: such as {@code ana@host pid 4711}
 */
public record ResumeRequest(FilePath path, Durability durability, boolean overwrite, long modifiedMillis, String client)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public ResumeRequest {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(durability, "durability");
        if (client.length() > UploadRequest.CLIENT_MAX) {
            throw new IllegalArgumentException("client description of " + client.length() + " characters");
        }
    }
}
