package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * An upload of several blocks that is not complete.
 *
 * @param bytes those of its blocks that are whole
 * @param keptMillis how much longer it is kept unless its client is heard of; less than 0 when it goes any moment
 * @param client who is at it; empty when nobody was heard of lately
 */
public record UnfinishedUpload(
        UploadId upload, FilePath path, String user, long bytes, long blockSize, long keptMillis, String client)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public UnfinishedUpload {
        Objects.requireNonNull(upload, "upload");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(client, "client");
    }
}
