package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * A question how much lies below a directory, and below those in it.
 *
 * @param path a directory, or a file
 * @param after {@link UsagePage#next} of the page before; empty text for the first page
 * @param limit parts wanted, 1 to {@link Limits#PAGE_ENTRIES}
 * @param deepest directories have a part of their own down to so many levels below the path, which itself is level 0
 * @param files whether files down to that level have one too
 */
public record UsageQuery(FilePath path, String after, int limit, int deepest, boolean files) implements Serializable {
    private static final long serialVersionUID = 1;

    public UsageQuery {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(after, "after");
        if (deepest < 0) {
            throw new IllegalArgumentException("level " + deepest + " is not below the path");
        }
    }

    /** The same, from another point on. */
    public UsageQuery from(String next) {
        return new UsageQuery(path, next, limit, deepest, files);
    }
}
