package panal.protocol.value;

import java.io.Serializable;

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
}
