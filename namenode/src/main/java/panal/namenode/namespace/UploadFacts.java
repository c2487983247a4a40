package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.FileId;
import panal.protocol.value.UploadId;

/**
 * What an upload is about; all of it stands in the client's signed ticket.
 *
 * @param file the id the file will have
 * @param place where it will stand; the directory may be renamed meanwhile
 * @param replication wanted copies, 1 to 32
 * @param blockSize bytes, a multiple of 64 KiB
 * @param overwrite whether a file that is there may be replaced
 * @param modifiedMillis the file's time of modification, in milliseconds since 1970; 0 stands for when it is complete
 */
public record UploadFacts(
        UploadId id,
        FileId file,
        Place place,
        int replication,
        long blockSize,
        boolean overwrite,
        long modifiedMillis,
        String user) {
    public UploadFacts {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(user, "user");
    }

    /** The same upload, with what its next client wishes. */
    UploadFacts wishing(boolean mayOverwrite, long wantedMillis) {
        return new UploadFacts(id, file, place, replication, blockSize, mayOverwrite, wantedMillis, user);
    }
}
