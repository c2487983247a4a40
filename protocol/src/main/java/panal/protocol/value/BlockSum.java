package panal.protocol.value;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a block's bytes add up to: their number, and the CRC32C (RFC 3720) of all of them. */
public record BlockSum(long length, int crc32c) implements Serializable {
    private static final long serialVersionUID = 1;

    public BlockSum {
        if (length < 0 || length > Limits.BLOCK_SIZE_MAX) {
            throw new IllegalArgumentException("block length " + length + " is out of range");
        }
    }

    private Object writeReplace() {
        return new Compact(CompactKind.SUM, this);
    }

    /** By hand, with {@link #hashCode}: Java links a record's own at run time, which the start of each command would pay for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BlockSum sum && length == sum.length && crc32c == sum.crc32c;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(length) + crc32c;
    }
}
