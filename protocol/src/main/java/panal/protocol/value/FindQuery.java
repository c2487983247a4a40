package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * A search for files and directories.
 *
 * @param path where it begins: a directory with all below it, or a file
 * @param after {@link FindPage#next} of the page before; empty text for the first page. It is an entry's path, behind which
 *     and behind all below it the search goes on, or ends in a slash for the beginning of what is in a directory; the last
 *     name may be any text
 * @param limit entries wanted, 1 to {@link Limits#PAGE_ENTRIES}
 * @param sums whether the CRC32C of files is wanted
 */
public record FindQuery(FilePath path, String after, int limit, FindTest test, boolean sums) implements Serializable {
    private static final long serialVersionUID = 1;

    public FindQuery {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(test, "test");
    }

    /** The same, from another point on. */
    public FindQuery from(String next) {
        return new FindQuery(path, next, limit, test, sums);
    }
}
