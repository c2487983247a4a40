package panal.datanode.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import panal.testkit.FakeClock;

final class ThrottleTest {
    private static final long MIB = 1 << 20;

    private final FakeClock clock = FakeClock.anyTime();
    private final AtomicLong rate = new AtomicLong(MIB);
    private final Throttle throttle =
            new Throttle(rate::get, clock, millis -> clock.advance(Duration.ofMillis(millis)));

    @Test
    void keepsToItsRateOverTime() throws InterruptedException {
        long began = clock.millis();
        for (int i = 0; i < 100; i++) {
            throttle.take(MIB / 4);
        }
        long millis = clock.millis() - began;
        assertTrue(millis >= 24_000 && millis <= 25_500, "25 MiB at 1 MiB/s took " + millis + " ms");
    }

    @Test
    void pieceOfAnyLengthGetsThroughAndTheNextOneWaitsForIt() throws InterruptedException {
        long began = clock.millis();
        throttle.take(10 * MIB);
        assertEquals(0, clock.millis() - began);
        throttle.take(1);
        long millis = clock.millis() - began;
        assertTrue(millis >= 10_000 && millis <= 10_200, millis + " ms");
    }

    @Test
    void pauseSavesUpLittle() throws InterruptedException {
        throttle.take(1);
        clock.advance(Duration.ofHours(1));
        long began = clock.millis();
        throttle.take(MIB);
        throttle.take(1);
        assertTrue(clock.millis() - began >= 700, "an hour's bytes must not go at once");
    }

    @Test
    void withoutALimitNothingWaits() throws InterruptedException {
        rate.set(Long.MAX_VALUE);
        long began = clock.millis();
        for (int i = 0; i < 1_000; i++) {
            throttle.take(1L << 30);
        }
        assertEquals(began, clock.millis());
    }

    @Test
    void whoeverWaitsHearsOfABetterRate() throws InterruptedException {
        AtomicLong waited = new AtomicLong();
        Throttle hurried = new Throttle(rate::get, clock, millis -> {
            clock.advance(Duration.ofMillis(millis));
            if (waited.addAndGet(millis) >= 500) {
                rate.set(Long.MAX_VALUE);
            }
        });
        hurried.take(100 * MIB);
        hurried.take(1);
        assertTrue(waited.get() <= 600, waited.get() + " ms");
    }

    @Test
    void clockThatWasSetBackStopsNothing() throws InterruptedException {
        throttle.take(1);
        clock.advance(Duration.ofSeconds(-262));
        long began = clock.millis();
        throttle.take(MIB);
        throttle.take(1);
        assertTrue(clock.millis() - began <= 1_200, (clock.millis() - began) + " ms");
    }

    @Test
    void closingEndsWhoWaits() throws Exception {
        rate.set(1);
        Throttle real = new Throttle(rate::get, clock);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> waiting = thread.submit(() -> {
                real.take(MIB);
                real.take(1);
                return true;
            });
            real.close();
            Exception ended = assertThrows(Exception.class, waiting::get);
            assertTrue(ended.getCause() instanceof InterruptedException, ended.toString());
            assertThrows(InterruptedException.class, () -> real.take(1));
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void copiesTakeWhatClientsLeave() {
        AtomicBoolean clients = new AtomicBoolean();
        AtomicLong seen = new AtomicLong(10 * MIB);
        LeftRate free = LeftRate.forCopies(clients::get, seen::get, Long.MAX_VALUE);
        LeftRate capped = LeftRate.forCopies(clients::get, seen::get, 5 * MIB);
        assertEquals(Long.MAX_VALUE, free.getAsLong());
        assertEquals(5 * MIB, capped.getAsLong());
        clients.set(true);
        assertEquals(16 * MIB, free.getAsLong());
        assertEquals(5 * MIB, capped.getAsLong());
        seen.set(1_000 * MIB);
        assertEquals(200 * MIB, free.getAsLong());
        assertEquals(5 * MIB, capped.getAsLong());
        assertTrue(LeftRate.forScrub(clients::get).getAsLong() <= 2 * MIB);
    }
}
