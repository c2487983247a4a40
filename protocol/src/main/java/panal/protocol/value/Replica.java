package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** By hand, with {@link #hashCode}: Java links a record's own at run time, which the start of each command would pay for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Replica replica
                && attempt == replica.attempt
                && block.equals(replica.block)
                && sum.equals(replica.sum);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * block.hashCode() + attempt) + sum.hashCode();
    }
}
