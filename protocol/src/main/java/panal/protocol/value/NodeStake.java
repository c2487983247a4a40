package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * What depends on one DataNode.
 *
 * @param state as in {@link NodeStatus}
 * @param untilMillis when its maintenance is over, in milliseconds since 1970; 0 when there is none
 * @param blocks that it is known to have
 * @param onlyHere blocks of files of which no other node that answers has a good copy
 * @param nowhere blocks of files of which no copy is known at all; counted when this node has not told what it has
 */
public record NodeStake(NodeName node, String state, long untilMillis, long blocks, long onlyHere, long nowhere)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public NodeStake {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(state, "state");
    }
}
