package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * How far a node is that leaves.
 *
 * @param blocks that it has
 * @param left those of them that lack copies elsewhere
 * @param blocksPerSecond that got their copies, of the last minute
 * @param restMillis an estimate of the time left; -1 when there is none
 * @param why what it waits for, for people; empty text while copies are being made
 */
public record Departure(NodeName node, long blocks, long left, double blocksPerSecond, long restMillis, String why)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public Departure {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(why, "why");
    }
}
