package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * An upload under way. Everything the NameNode must know of a file of one block is in here, signed, so that such an
 * upload costs one journaled edit and survives a restart of the NameNode.
 *
 * @param parent the directory the file goes to; it may be renamed meanwhile
 * @param name the file's name in it
 * @param path the path at the beginning, for messages and block headers
 * @param modifiedMillis the file's time of modification, in milliseconds since 1970; 0 stands for when it is complete
 * @param turn how often the upload was left or taken up again; a ticket of an earlier turn is worth nothing any more
 */
public record UploadTicket(
        UploadId upload,
        FileId file,
        FileId parent,
        String name,
        FilePath path,
        int replication,
        long blockSize,
        Durability durability,
        boolean overwrite,
        long modifiedMillis,
        int turn,
        String user,
        Bits256 mac)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public UploadTicket {
        Objects.requireNonNull(upload, "upload");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(durability, "durability");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(mac, "mac");
    }

    public UploadTicket withMac(Bits256 newMac) {
        return new UploadTicket(
                upload,
                file,
                parent,
                name,
                path,
                replication,
                blockSize,
                durability,
                overwrite,
                modifiedMillis,
                turn,
                user,
                newMac);
    }

    private Object writeReplace() {
        return new Compact(CompactKind.UPLOAD_TICKET, this);
    }
}
