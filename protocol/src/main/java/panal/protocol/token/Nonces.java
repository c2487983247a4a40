package panal.protocol.token;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.Bits256;

/**
 * Nonces that are good once, for a minute. One carries its time and a MAC of this process, so that giving them out takes
 * no memory and a flood of questions pushes nobody's nonce out; only those that were spent are remembered, and a caller
 * {@link #spend spends} one only after the proof made with it was right. Thread-safe.
 */
public final class Nonces {
    public static final Duration LIFE = Duration.ofMinutes(1);
    /** Far more than a cluster's members and users need in a minute; beyond it nonces are refused. */
    private static final int SPENT_AT_MOST = 100_000;

    private final Clock clock;
    private final SecureRandom random;
    private final byte[] key = new byte[32];
    /** Guarded by this: spent nonces and when to forget each, oldest first. */
    private final Map<Bits256, Long> spent = new LinkedHashMap<>();

    public Nonces(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        random.nextBytes(key);
    }

    public Bits256 issue() {
        return sealed(clock.millis(), random.nextLong());
    }

    /** True once for each nonce that was issued here less than a minute ago. */
    public boolean spend(Bits256 nonce) {
        long now = clock.millis();
        long age = now - nonce.a();
        boolean ours = sealed(nonce.a(), nonce.b()).matches(nonce);
        if (!ours || age < 0 || age >= LIFE.toMillis()) {
            return false;
        }
        synchronized (this) {
            forgetBefore(now);
            return spent.size() < SPENT_AT_MOST && spent.putIfAbsent(nonce, now + LIFE.toMillis()) == null;
        }
    }

    /** Spends it; refuses one that was not issued here, was spent before, or is too old. */
    public void use(Bits256 nonce) throws AccessDenied {
        if (!spend(nonce)) {
            throw new AccessDenied("the challenge was used before or is older than a minute; ask for a new one");
        }
    }

    private void forgetBefore(long now) {
        Iterator<Long> oldest = spent.values().iterator();
        while (oldest.hasNext() && oldest.next() <= now) {
            oldest.remove();
        }
    }

    private Bits256 sealed(long millis, long chance) {
        byte[] text = ByteBuffer.allocate(16).putLong(millis).putLong(chance).array();
        ByteBuffer mac = ByteBuffer.wrap(ClusterSecret.hmac(key, text));
        return new Bits256(millis, chance, mac.getLong(), mac.getLong());
    }
}
