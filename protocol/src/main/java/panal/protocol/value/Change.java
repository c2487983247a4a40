package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * Something that changed in the tree. A whole tree that is moved or deleted is one change.
 *
 * @param transaction the journal's, positive; later changes have higher ones
 * @param path where it stands now, or stood
 * @param from where it stood before; empty text unless it was moved
 * @param length bytes of the file; 0 for a directory
 * @param timeMillis when it was asked for, by the NameNode's clock: milliseconds since 1970
 * @param by the user who asked for it
 */
public record Change(
        long transaction,
        ChangeKind kind,
        FilePath path,
        String from,
        boolean directory,
        long length,
        long timeMillis,
        String by)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public Change {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(by, "by");
        if (transaction < 1 || from.isEmpty() == (kind == ChangeKind.MOVED)) {
            throw new IllegalArgumentException("change " + transaction + " " + kind + " from \"" + from + "\"");
        }
    }

    /** What is left of a move for somebody who may not know where it came from. */
    public Change withoutOrigin() {
        ChangeKind arrival = directory ? ChangeKind.MADE : ChangeKind.WRITTEN;
        return new Change(transaction, arrival, path, "", directory, length, timeMillis, by);
    }

    /** What is left of a move for somebody who may not know where it went. */
    public Change withoutTarget() {
        return new Change(transaction, ChangeKind.DELETED, new FilePath(from), "", directory, length, timeMillis, by);
    }
}
