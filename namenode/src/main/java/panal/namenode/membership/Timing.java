package panal.namenode.membership;

import java.time.Duration;

/**
 * How much silence means what.
 *
 * @param suspectAfter a silent node gets no new block
 * @param deadAfter it is not asked any more
 * @param healAfter so much later its copies do not count any more, and others are made
 * @param stopGrace for so long the copies of a node that was stopped on purpose count
 */
public record Timing(Duration suspectAfter, Duration deadAfter, Duration healAfter, Duration stopGrace) {
    public static final Timing DEFAULT =
            new Timing(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10));

    public Timing {
        if (suspectAfter.isNegative() || suspectAfter.isZero() || deadAfter.compareTo(suspectAfter) <= 0) {
            throw new IllegalArgumentException("a node must be suspect (" + suspectAfter.toMillis()
                    + " ms) after some time and dead (" + deadAfter.toMillis() + " ms) later than that");
        }
        if (healAfter.isNegative() || stopGrace.isNegative()) {
            throw new IllegalArgumentException("copies cannot stop to count before their node is silent");
        }
    }
}
