package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * What a stretch of the tree has of a file or directory: a directory itself, and what is in it and below it without what has
 * a part of its own. The sum of a directory is that of all parts at and below it, on all pages.
 */
public record UsagePart(FilePath path, boolean directory, Usage usage) implements Serializable {
    private static final long serialVersionUID = 1;

    public UsagePart {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(usage, "usage");
    }
}
