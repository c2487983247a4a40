package panal.namenode.membership;

import java.time.Duration;

/** After how much silence a node is suspect, and dead. */
public record Timing(Duration suspectAfter, Duration deadAfter) {
    public static final Timing DEFAULT = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(10));

    public Timing {
        if (suspectAfter.isNegative() || suspectAfter.isZero() || deadAfter.compareTo(suspectAfter) <= 0) {
            throw new IllegalArgumentException("a node must be suspect (" + suspectAfter.toMillis()
                    + " ms) after some time and dead (" + deadAfter.toMillis() + " ms) later than that");
        }
    }
}
