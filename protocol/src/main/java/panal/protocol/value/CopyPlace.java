package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * A copy of a block.
 *
 * @param state {@code good}, or why it does not count, for people: {@code corrupt}, {@code dead, last heard 40 s ago}
 * @param counts whether it is one of the copies that are wanted
 */
public record CopyPlace(NodeName node, String state, boolean counts) implements Serializable {
    private static final long serialVersionUID = 1;

    public CopyPlace {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(state, "state");
    }
}
