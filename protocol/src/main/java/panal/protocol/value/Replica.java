package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** One finished block as one DataNode has it. */
public record Replica(BlockId block, int attempt, BlockSum sum) implements Serializable {
    private static final long serialVersionUID = 1;

    public Replica {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(sum, "sum");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt " + attempt + " is not positive");
        }
    }
}
