package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** A block of an unfinished upload that DataNodes have: its place in the file, and what its bytes add up to. */
public record WholeBlock(int index, BlockSum sum) implements Serializable {
    private static final long serialVersionUID = 1;

    public WholeBlock {
        Objects.requireNonNull(sum, "sum");
    }
}
