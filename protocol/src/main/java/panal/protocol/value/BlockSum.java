package panal.protocol.value;

import java.io.Serializable;

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
}
