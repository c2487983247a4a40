package panal.namenode.placement;

import java.util.List;
import panal.protocol.value.NodeName;

/**
 * What a block needs.
 *
 * @param copies nodes wanted, from 1
 * @param bytes that each must have free
 * @param avoided nodes that come last, because they have just failed for this block
 */
public record Wish(int copies, long bytes, List<NodeName> avoided) {
    public Wish {
        avoided = List.copyOf(avoided);
        if (copies < 1 || bytes < 0) {
            throw new IllegalArgumentException("a wish for " + copies + " copies of " + bytes + " bytes");
        }
    }
}
