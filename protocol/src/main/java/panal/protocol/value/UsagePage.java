package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A stretch of the tree, summed up.
 *
 * @param parts in the order in which they were met; one path at most once
 * @param closed directories that the user may not read, so that nothing in them was counted
 * @param next where the next page begins; empty text when this is the last
 */
public record UsagePage(List<UsagePart> parts, List<FilePath> closed, String next) implements Serializable {
    private static final long serialVersionUID = 1;

    public UsagePage {
        parts = List.copyOf(parts);
        closed = List.copyOf(closed);
        Objects.requireNonNull(next, "next");
    }
}
