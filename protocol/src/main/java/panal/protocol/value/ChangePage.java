package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What has changed since a mark, as far as somebody may know of it.
 *
 * @param changes in their order, at most {@link Limits#PAGE_ENTRIES}
 * @param next where to go on
 * @param gap whether others are missing, which came before these and which nobody can tell any more
 * @param timeMillis the NameNode's time before it looked: milliseconds since 1970
 */
public record ChangePage(List<Change> changes, ChangeMark next, boolean gap, long timeMillis) implements Serializable {
    private static final long serialVersionUID = 1;

    public ChangePage {
        changes = List.copyOf(changes);
        Objects.requireNonNull(next, "next");
    }

    /** Whether there is nothing to tell but how far it is. */
    public boolean isEmpty() {
        return changes.isEmpty() && !gap;
    }
}
