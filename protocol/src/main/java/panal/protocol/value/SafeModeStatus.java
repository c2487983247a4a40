package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Whether anything may be changed.
 *
 * @param reason why nothing may, for people; empty text when everything may
 * @param byHand whether an operator holds it
 * @param mayDelete whether blocks that nobody needs may be deleted
 * @param blocks that files need
 * @param present those of them that some node is known to have
 * @param missing nodes that belong and have not told what they have
 */
public record SafeModeStatus(
        String reason, boolean byHand, boolean mayDelete, long blocks, long present, List<NodeName> missing)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public SafeModeStatus {
        Objects.requireNonNull(reason, "reason");
        missing = List.copyOf(missing);
    }

    public boolean on() {
        return !reason.isEmpty();
    }
}
