package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was healed in the last minute, by the second. Not thread-safe. */
final class HealedMinute {
    static final Duration SPAN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Second> seconds = new ArrayDeque<>();

    HealedMinute(Clock clock) {
        this.clock = clock;
    }

    private static final class Second {
        final long number;
        int blocks;
        long bytes;

        Second(long number) {
            this.number = number;
        }
    }

    void healed(long bytes) {
        long now = clock.instant().getEpochSecond();
        if (seconds.isEmpty() || seconds.getLast().number != now) {
            seconds.addLast(new Second(now));
        }
        seconds.getLast().blocks++;
        seconds.getLast().bytes += bytes;
        sweep();
    }

    int blocks() {
        sweep();
        return seconds.stream().mapToInt(second -> second.blocks).sum();
    }

    long bytes() {
        sweep();
        return seconds.stream().mapToLong(second -> second.bytes).sum();
    }

    /** Since when there has been something to measure, at most a minute; zero when there has not. */
    Duration measured() {
        sweep();
        if (seconds.isEmpty()) {
            return Duration.ZERO;
        }
        Duration since = Duration.between(Instant.ofEpochSecond(seconds.getFirst().number), clock.instant());
        return since.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : since;
    }

    private void sweep() {
        long oldest = clock.instant().minus(SPAN).getEpochSecond();
        while (!seconds.isEmpty() && seconds.getFirst().number <= oldest) {
            seconds.removeFirst();
        }
    }
}
