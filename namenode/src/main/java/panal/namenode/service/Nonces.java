package panal.namenode.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.Bits256;

/** Nonces for one proof each, within a minute. So many at most, whoever asks; the oldest go first. Thread-safe. */
public final class Nonces {
    private static final int MAX = 10_000;
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final SecureRandom random;
    private final Clock clock;
    /** When each was given out, oldest first; guarded by this. */
    private final LinkedHashMap<Bits256, Instant> given = new LinkedHashMap<>();

    public Nonces(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /** A new one. */
    public Bits256 next() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Bits256 nonce = Bits256.of(bytes);
        synchronized (this) {
            if (given.size() >= MAX) {
                given.remove(given.keySet().iterator().next());
            }
            given.put(nonce, clock.instant());
        }
        return nonce;
    }

    /** Takes a nonce back, for good; refuses one that was never given out, was used, or is too old. */
    public synchronized void use(Bits256 nonce) throws AccessDenied {
        Instant since = given.remove(nonce);
        if (since == null || since.plus(LIFETIME).isBefore(clock.instant())) {
            throw new AccessDenied("the challenge was used before or is older than a minute; ask for a new one");
        }
    }

    /** Drops what is too old. */
    synchronized void sweep() {
        Instant limit = clock.instant().minus(LIFETIME);
        given.entrySet().removeIf((Map.Entry<Bits256, Instant> entry) -> entry.getValue()
                .isBefore(limit));
    }
}
