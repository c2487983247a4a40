package panal.datanode.throttle;

import java.time.Clock;

/**
 * Bytes that may go, filled up at a rate: the token bucket (J. Turner, "New Directions in Communications", IEEE Communications
 * Magazine 24(10), 1986; RFC 2697). What is taken may leave a debt, so that a piece of any length gets through, and whoever is
 * next waits for it. The rate may be another one at each call. Thread-safe; its monitor guards both numbers.
 */
final class TokenBucket {
    /** What was not taken is kept for as long. */
    private static final long KEPT_MILLIS = 250;

    private static final double SECOND_MILLIS = 1_000;

    private final Clock clock;
    private double tokens;
    private long filledMillis;

    TokenBucket(Clock clock) {
        this.clock = clock;
        this.filledMillis = clock.millis();
    }

    /**
     * Takes so many bytes, or says how long to wait before another try.
     *
     * @param rate bytes a second, positive; {@link Long#MAX_VALUE} for no limit
     * @return milliseconds to wait; 0 if they were taken
     */
    synchronized long take(long bytes, long rate) {
        long now = clock.millis();
        // A clock that was set back fills nothing, and goes on from there.
        long elapsed = Math.max(0, now - filledMillis);
        filledMillis = now;
        if (rate == Long.MAX_VALUE) {
            tokens = 0;
            return 0;
        }
        double perMilli = rate / SECOND_MILLIS;
        tokens = Math.min(tokens + perMilli * elapsed, perMilli * KEPT_MILLIS);
        if (tokens < 0) {
            return (long) Math.ceil(-tokens / perMilli);
        }
        tokens -= bytes;
        return 0;
    }
}
