package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How a block stands.
 *
 * @param index in its file, from 0
 * @param copies good copies that count
 * @param places every copy that is known of, good or not
 * @param detail what is wrong, since when, and what happens next, for people; empty text when all is well
 */
public record BlockHealth(
        BlockId block,
        int index,
        long length,
        Verdict verdict,
        int wanted,
        int copies,
        List<CopyPlace> places,
        String detail)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public BlockHealth {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(verdict, "verdict");
        places = List.copyOf(places);
        Objects.requireNonNull(detail, "detail");
    }
}
