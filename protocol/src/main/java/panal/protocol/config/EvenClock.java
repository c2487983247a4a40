package panal.protocol.config;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that never jumps and never goes back. It advances with the time that really passes, and follows another clock, which
 * people and NTP may set, by going up to a tenth faster or slower (as adjtime(3) slews). So a silence of ten seconds is one of
 * nine to eleven whatever happens to the machine's clock, and times of files become right again by themselves. Thread-safe.
 */
public final class EvenClock extends Clock {
    private static final long SLEW = 10;
    private static final long NANOS = 1_000_000_000L;

    private final Clock followed;
    private final LongSupplier nanos;
    /** Both guarded by this: what was shown last, in nanoseconds from 1970, and the value of {@code nanos} then. */
    private long shown;

    private long at;

    /** Follows the machine's clock. */
    public static EvenClock ofThisMachine() {
        return new EvenClock(Clock.systemUTC(), System::nanoTime);
    }

    /** Shows at first what {@code followed} does; {@code nanos} counts nanoseconds that pass, from anywhere. */
    EvenClock(Clock followed, LongSupplier nanos) {
        this.followed = followed;
        this.nanos = nanos;
        this.at = nanos.getAsLong();
        this.shown = inNanos(followed.instant());
    }

    @Override
    public synchronized Instant instant() {
        long now = nanos.getAsLong();
        long passed = now - at;
        long ahead = inNanos(followed.instant()) - (shown + passed);
        long most = passed / SLEW;
        shown += passed + Math.max(-most, Math.min(most, ahead));
        at = now;
        return Instant.ofEpochSecond(Math.floorDiv(shown, NANOS), Math.floorMod(shown, NANOS));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is always UTC");
    }

    /** Good until the year 2262. */
    private static long inNanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }
}
