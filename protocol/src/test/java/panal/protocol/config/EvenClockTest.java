package panal.protocol.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import panal.testkit.FakeClock;
import panal.testkit.Seeds;

final class EvenClockTest {
    private final FakeClock machine = FakeClock.anyTime();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final EvenClock clock = new EvenClock(machine, nanos::get);
    private final Instant start = machine.instant();

    @Test
    void itShowsTheMachinesTimeWhileThatIsRight() {
        assertEquals(start, clock.instant());
        pass(Duration.ofMillis(1_500));
        assertEquals(start.plusMillis(1_500), clock.instant());
    }

    @Test
    void aJumpForwardMakesItATenthFasterUntilItIsRightAgain() {
        machine.advance(Duration.ofSeconds(262));
        pass(Duration.ofSeconds(10));
        assertEquals(start.plusSeconds(11), clock.instant());
        pass(Duration.ofSeconds(2_610));
        assertEquals(machine.instant(), clock.instant());
        pass(Duration.ofSeconds(1));
        assertEquals(machine.instant(), clock.instant());
    }

    @Test
    void aJumpBackMakesItATenthSlower() {
        machine.advance(Duration.ofSeconds(-262));
        pass(Duration.ofSeconds(10));
        assertEquals(start.plusSeconds(9), clock.instant());
    }

    @Test
    void itNeverGoesBackAndNeverRunsFarAheadOfTheTimeThatPasses() {
        Seeds.each(1, 50, this::anythingHappens);
    }

    private void anythingHappens(Random random) {
        for (int i = 0; i < 200; i++) {
            Instant before = clock.instant();
            Duration passed = Duration.ofNanos(random.nextInt(2_000_000_000));
            machine.advance(Duration.ofSeconds(random.nextInt(600) - 300));
            pass(passed);
            Duration shown = Duration.between(before, clock.instant());
            assertFalse(shown.compareTo(passed.multipliedBy(9).dividedBy(10)) < 0, () -> shown + " for " + passed);
            assertFalse(shown.compareTo(passed.multipliedBy(11).dividedBy(10)) > 0, () -> shown + " for " + passed);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        machine.advance(time);
    }
}
