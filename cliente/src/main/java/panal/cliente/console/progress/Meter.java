package panal.cliente.console.progress;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast bytes move: the mean of the last ten seconds, long enough for a rate that can be read and short enough to follow
 * a network that becomes slow. For one thread.
 */
final class Meter {
    private static final long WINDOW_MILLIS = 10_000;

    private final Deque<Reading> readings = new ArrayDeque<>();

    /** So many bytes at that time. */
    private record Reading(long millis, long done) {}

    Meter(long startMillis) {
        readings.add(new Reading(startMillis, 0));
    }

    /** Takes a reading; each is later than the one before. */
    void read(long millis, long done) {
        if (millis <= last().millis()) {
            return;
        }
        readings.addLast(new Reading(millis, done));
        while (readings.size() > 2 && second().millis() <= millis - WINDOW_MILLIS) {
            readings.removeFirst();
        }
    }

    /** Bytes a second; 0 when none moved, also when more were taken back than moved. */
    long rate() {
        Reading first = readings.getFirst();
        long millis = last().millis() - first.millis();
        long moved = Math.max(0, last().done() - first.done());
        return millis == 0 ? 0 : Math.round(moved * 1000.0 / millis);
    }

    /** Seconds until {@code left} bytes have moved, at least 1 unless there are none; -1 when none move. */
    long secondsFor(long left) {
        if (left <= 0) {
            return 0;
        }
        long rate = rate();
        return rate == 0 ? -1 : (left - 1) / rate + 1;
    }

    private Reading last() {
        return readings.getLast();
    }

    private Reading second() {
        return readings.stream().skip(1).findFirst().orElseThrow();
    }
}
