package panal.namenode.balance;

import java.util.List;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeName;

/**
 * A block that could be moved: a file's, with as many good copies as it wants, none of them on its way.
 *
 * @param bytes of one copy
 * @param holders the nodes of its copies
 */
public record Movable(BlockId block, long bytes, List<NodeName> holders) {
    public Movable {
        holders = List.copyOf(holders);
    }
}
