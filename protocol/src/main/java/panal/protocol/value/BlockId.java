package panal.protocol.value;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The name of one sequence of bytes, for ever. */
public record BlockId(long number) implements Serializable, Comparable<BlockId> {
    private static final long serialVersionUID = 1;

    public BlockId {
        if (number <= 0) {
            throw new IllegalArgumentException("BlockId " + number + " is not positive");
        }
    }

    @Override
    public int compareTo(BlockId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }

    /** By hand, with {@link #hashCode}: Java links a record's own at run time, which the start of each command would pay for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BlockId id && number == id.number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
