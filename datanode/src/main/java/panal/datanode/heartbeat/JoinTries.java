package panal.datanode.heartbeat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.event.Level;

/** When a node tries to join, and which of its failures are worth a line. Only {@link #obstacle} is thread-safe. */
final class JoinTries {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** Waits up to here are nothing that anyone must look at. */
    private static final Duration ORDINARY = Duration.ofSeconds(1);
    /** A reason that stays the same is said again after this time. */
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private static final String NOTHING_TRIED = "nothing was tried yet";

    private final Clock clock;
    private volatile String obstacle = NOTHING_TRIED;
    private Duration wait = FIRST;
    private Instant next;
    private Instant nextReminder = Instant.MIN;

    JoinTries(Clock clock) {
        this.clock = clock;
        this.next = clock.instant();
    }

    boolean isDue() {
        return !clock.instant().isBefore(next);
    }

    /** Why the last try failed, for a message. */
    String obstacle() {
        return obstacle;
    }

    Duration untilNext() {
        return Duration.between(clock.instant(), next);
    }

    void succeeded() {
        obstacle = NOTHING_TRIED;
        wait = FIRST;
    }

    /** The next try is to come at once. */
    void hurry() {
        next = clock.instant();
    }

    /** Puts the next try off; the answer is how loudly to say so, or nothing for what was said a moment ago. */
    Optional<Level> failed(String reason) {
        Instant now = clock.instant();
        // The first tries belong to every start: the services of a cluster come up side by side.
        boolean ordinary = wait.compareTo(ORDINARY) <= 0;
        boolean saying = !reason.equals(obstacle) || (!ordinary && !now.isBefore(nextReminder));
        if (saying) {
            nextReminder = ordinary ? now : now.plus(REMINDER);
        }
        obstacle = reason;
        next = now.plus(wait);
        // By a quarter: a cluster that starts is joined at most a quarter later than it could have been.
        Duration longer = wait.multipliedBy(5).dividedBy(4);
        wait = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        return saying ? Optional.of(ordinary ? Level.INFO : Level.WARN) : Optional.empty();
    }
}
