package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * Blocks in the same danger.
 *
 * @param danger in a few words, such as {@code one copy left}; text, because kinds may be added
 */
public record HealingLine(String danger, long blocks) implements Serializable {
    private static final long serialVersionUID = 1;

    public HealingLine {
        Objects.requireNonNull(danger, "danger");
    }
}
