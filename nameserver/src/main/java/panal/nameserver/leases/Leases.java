package panal.nameserver.leases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who must be heard of by when. A name without a lease stands until it is removed. Not thread-safe: it belongs to the one
 * who writes the table.
 */
public final class Leases {
    /** Longer ones are cut to this, so that adding one to a time never overflows. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private record Lease(Duration length, Instant expires) {}

    private final Clock clock;
    private final Map<String, Lease> leases = new HashMap<>();

    public Leases(Clock clock) {
        this.clock = clock;
    }

    /** Gives {@code name} so much time from now on; zero lets it stand until it is removed. */
    public void grant(String name, Duration length) {
        if (length.isZero()) {
            leases.remove(name);
        } else {
            Duration bounded = length.compareTo(LONGEST) < 0 ? length : LONGEST;
            leases.put(name, new Lease(bounded, clock.instant().plus(bounded)));
        }
    }

    /** Gives {@code name} its time anew; nothing happens to one that has no lease. */
    public void renew(String name) {
        leases.computeIfPresent(
                name, (same, lease) -> new Lease(lease.length(), clock.instant().plus(lease.length())));
    }

    public void end(String name) {
        leases.remove(name);
    }

    /** Names whose time is over, in order; they stay until they are ended. */
    public List<String> expired() {
        Instant now = clock.instant();
        return leases.entrySet().stream()
                .filter(lease -> !now.isBefore(lease.getValue().expires()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
