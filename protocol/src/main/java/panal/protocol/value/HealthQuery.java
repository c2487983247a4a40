package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * What somebody wants to know about the health of files.
 *
 * @param path a file, or a directory with all below it
 * @param after {@link HealthPage#next} of the page before; empty text for the first page
 * @param limit files to look at, 1 to {@link Limits#PAGE_ENTRIES}
 * @param everyFile whether files that are safe are listed too
 */
public record HealthQuery(FilePath path, String after, int limit, boolean everyFile) implements Serializable {
    private static final long serialVersionUID = 1;

    public HealthQuery {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(after, "after");
    }
}
