package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * How a file stands.
 *
 * @param verdict of its worst block
 * @param wanted copies of each block
 * @param copies good copies that count, of the block that has fewest; {@code wanted} for an empty file
 * @param length bytes
 * @param detail what is wrong, since when, and what happens next, for people; empty text when all is well
 */
public record FileHealth(FilePath path, Verdict verdict, int wanted, int copies, int blocks, long length, String detail)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public FileHealth {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(detail, "detail");
    }
}
