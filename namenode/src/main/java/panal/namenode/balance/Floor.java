package panal.namenode.balance;

import java.util.List;
import panal.protocol.value.NodeName;

/** Where blocks are moved: the cluster, as far as balancing has to do with it. */
public interface Floor {
    /** How far a move is. */
    enum Stage {
        /** The copy is being made, or waits to be made. */
        COPYING,
        /** It is made; the surplus copy is still there. */
        COPIED,
        /** The block is where it should be, and only there. */
        DONE,
        /** Nothing will come of it: a node died, the file was deleted, the copy failed. */
        LOST
    }

    /** Nodes that take part: live and in service, with what is on its way to them and from them already counted. */
    List<NodeFill> nodes();

    /** What is more urgent, for people; empty text when blocks may be moved. */
    String obstacle();

    /** At most {@code limit} blocks that {@code node} has and that can be moved, chosen at random. */
    List<Movable> sample(NodeName node, int limit);

    /** Orders a move; false when the block is not as it was any more. */
    boolean begin(Move move);

    Stage stage(Move move);

    /** Nobody follows this move any more: it is done or given up. A copy that is made is trimmed as any surplus one. */
    void ended(Move move);

    /** Gives up all moves. */
    void endAll();
}
