package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * How evenly the DataNodes are filled, and what is done about it.
 *
 * @param phase off, idle, moving, waiting, done or stuck; text, because phases may be added
 * @param automatic whether nobody asked for it
 * @param threshold percentage points, the goal
 * @param spread percentage points by which the node that is farthest off differs from the cluster's used fraction
 * @param movedBlocks since this balancing began
 * @param movedBytes their bytes
 * @param leftBytes at least so many are still to be moved
 * @param bytesPerSecond of the last minute
 * @param movesUnderWay copies that are being made
 * @param why what it waits for, or why it ended, for people; empty text while it moves
 */
public record BalanceProgress(
        String phase,
        boolean automatic,
        double threshold,
        double spread,
        long movedBlocks,
        long movedBytes,
        long leftBytes,
        long bytesPerSecond,
        int movesUnderWay,
        String why)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public BalanceProgress {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(why, "why");
    }

    /** Whether blocks are moved, or will be as soon as something else is over. */
    public boolean atWork() {
        return phase.equals("moving") || phase.equals("waiting");
    }
}
