package panal.datanode.scrub;

import java.time.Duration;
import java.util.Objects;
import panal.protocol.value.BlockId;

/**
 * How far a round through all blocks, in the order of their numbers, has come.
 *
 * @param startedMillis when it began, in milliseconds since 1970
 * @param position the number of the block that was verified last; 0 before the first one
 * @param done blocks verified in this round
 * @param total blocks that it has in all
 * @param hurried whether it was ordered, and goes on without a pause
 */
record ScrubRound(long startedMillis, long position, long done, long total, boolean hurried) {
    /** How many blocks must have been verified by now, for the round to be spread evenly over the time it has. */
    long due(long nowMillis, Duration time) {
        if (hurried) {
            return total;
        }
        double share = (double) (nowMillis - startedMillis) / time.toMillis();
        long due = (long) Math.ceil((double) total * Math.max(0, share));
        return Math.min(total, due);
    }

    /** Whether the next round may begin; this one was ordered, or has had its time. */
    boolean over(long nowMillis, Duration time) {
        return done >= total && (hurried || nowMillis - startedMillis >= time.toMillis());
    }

    ScrubRound after(BlockId block) {
        return new ScrubRound(
                startedMillis, Objects.requireNonNull(block, "block").number(), done + 1, total, hurried);
    }

    ScrubRound of(long newTotal) {
        return new ScrubRound(startedMillis, position, done, newTotal, hurried);
    }
}
