package panal.namenode.balance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Holds a run to its bandwidth, and tells how fast it really was. Not thread-safe. */
final class Pace {
    private static final long MINUTE = 60;

    private final Clock clock;
    private final Instant began;
    /** Until when the moves that were begun take up the bandwidth. */
    private Instant busyUntil;
    /** What has come about in the last minute. */
    private final Deque<Moved> recent = new ArrayDeque<>();

    private long blocks;
    private long bytes;

    private record Moved(Instant at, long bytes) {}

    Pace(Clock clock) {
        this.clock = clock;
        this.began = clock.instant();
        this.busyUntil = began;
    }

    /** Whether another move may begin. */
    boolean mayGo() {
        return !clock.instant().isBefore(busyUntil);
    }

    /** A move begins; the next one may when this one's bytes had their time. */
    void spend(long moveBytes, long bytesPerSecond) {
        Instant now = clock.instant();
        Instant from = busyUntil.isBefore(now) ? now : busyUntil;
        busyUntil = from.plusMillis((long) (1_000.0 * moveBytes / bytesPerSecond));
    }

    void moved(long moveBytes) {
        blocks++;
        bytes += moveBytes;
        recent.add(new Moved(clock.instant(), moveBytes));
    }

    long blocks() {
        return blocks;
    }

    long bytes() {
        return bytes;
    }

    /** Of the last minute, or since the beginning if that is shorter. */
    long bytesPerSecond() {
        Instant now = clock.instant();
        Instant from = now.minusSeconds(MINUTE);
        while (!recent.isEmpty() && recent.getFirst().at().isBefore(from)) {
            recent.removeFirst();
        }
        long seconds = Math.max(1, Math.min(MINUTE, Duration.between(began, now).toSeconds()));
        return recent.stream().mapToLong(Moved::bytes).sum() / seconds;
    }
}
