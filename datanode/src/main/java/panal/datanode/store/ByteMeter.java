package panal.datanode.store;

import java.time.Clock;

/**
 * How many bytes of blocks go in and out. What this machine has shown in its best recent second is an estimate of what it
 * can do, from below. Thread-safe; its monitor guards the slots.
 */
public final class ByteMeter {
    private static final int SECONDS = 60;
    private static final long SECOND_MILLIS = 1_000;

    private final Clock clock;
    /** Bytes of the last minute, second by second; which second a slot is of stands beside it. */
    private final long[] bytes = new long[SECONDS];

    private final long[] seconds = new long[SECONDS];

    ByteMeter(Clock clock) {
        this.clock = clock;
    }

    /** A transfer that takes longer than a moment. */
    interface Run {
        /** So many bytes went since its beginning, at one pace as far as is known. */
        void end(long moved);
    }

    /** Counts bytes that have just gone. */
    void moved(long count) {
        add(clock.millis() / SECOND_MILLIS, count);
    }

    Run begin() {
        long from = clock.millis() / SECOND_MILLIS;
        return moved -> {
            long to = clock.millis() / SECOND_MILLIS;
            // A clock that was moved makes a transfer of any length: then all of it counts for now.
            long spread = to < from || to - from >= SECONDS ? 1 : to - from + 1;
            for (long second = to - spread + 1; second <= to; second++) {
                add(second, moved / spread);
            }
        };
    }

    /** Bytes in the best second of the last minute. */
    public synchronized long bestSecond() {
        long now = clock.millis() / SECOND_MILLIS;
        long best = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (seconds[slot] <= now && now - seconds[slot] < SECONDS) {
                best = Math.max(best, bytes[slot]);
            }
        }
        return best;
    }

    private synchronized void add(long second, long count) {
        int slot = (int) Math.floorMod(second, (long) SECONDS);
        if (seconds[slot] != second) {
            seconds[slot] = second;
            bytes[slot] = 0;
        }
        bytes[slot] += count;
    }
}
