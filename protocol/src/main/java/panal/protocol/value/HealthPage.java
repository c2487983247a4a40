package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A stretch of the tree, looked at.
 *
 * @param files those of its files that were asked for, in the tree's order
 * @param tally of all that was looked at, listed or not
 * @param next where the next page begins; empty text when this is the last
 */
public record HealthPage(List<FileHealth> files, HealthTally tally, String next) implements Serializable {
    private static final long serialVersionUID = 1;

    public HealthPage {
        files = List.copyOf(files);
        Objects.requireNonNull(tally, "tally");
        Objects.requireNonNull(next, "next");
    }
}
