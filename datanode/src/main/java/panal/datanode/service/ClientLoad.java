package panal.datanode.service;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether clients want something of this node just now. Thread-safe. */
final class ClientLoad {
    /** Small requests come one after the other, with nothing under way in between. */
    private static final long LINGER_MILLIS = 1_000;

    private final Clock clock;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long lastMillis = Long.MIN_VALUE / 2;

    ClientLoad(Clock clock) {
        this.clock = clock;
    }

    void begin() {
        underWay.incrementAndGet();
    }

    void end() {
        underWay.decrementAndGet();
        lastMillis = clock.millis();
    }

    int underWay() {
        return underWay.get();
    }

    /** Whether the last request ended just now. */
    boolean justNow() {
        long since = clock.millis() - lastMillis;
        return since >= 0 && since < LINGER_MILLIS;
    }
}
