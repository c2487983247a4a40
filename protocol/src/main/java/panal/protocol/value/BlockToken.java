package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * The NameNode's permission to read or to write one block, which any DataNode can verify on its own.
 *
 * @param attempt the attempt to write; 0 in a token for reading
 * @param epoch the number of the NameNode's epoch
 * @param expiresMillis in the NameNode's time, milliseconds since 1970
 */
public record BlockToken(BlockId block, Mode mode, int attempt, long epoch, long expiresMillis, Bits256 mac)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public BlockToken {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(mac, "mac");
        if (attempt < 0 || epoch < 0) {
            throw new IllegalArgumentException("attempt " + attempt + " or epoch " + epoch + " is negative");
        }
    }

    /** What a token allows. */
    public enum Mode {
        READ,
        WRITE
    }

    private Object writeReplace() {
        return new Compact(CompactKind.TOKEN, this);
    }
}
