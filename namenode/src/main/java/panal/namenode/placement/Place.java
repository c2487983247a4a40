package panal.namenode.placement;

import panal.protocol.value.NodeName;

/**
 * A DataNode as placement sees it.
 *
 * @param host the machine it runs on; two copies of a block on one host die together
 * @param rack what its machine shares with others, such as a switch; empty text when nobody said
 * @param free bytes that a new block can still have
 * @param load transfers under way, with those that were granted since the node last told
 * @param refusal why it gets no new block at all, such as {@code suspect}; empty text when it may get one
 */
public record Place(NodeName name, String host, String rack, long free, int load, String refusal) {
    boolean takesBlocks() {
        return refusal.isEmpty();
    }

    /** The larger the better: free bytes for each transfer that would share the node, this one included. */
    double appeal() {
        return (double) free / (load + 1);
    }
}
