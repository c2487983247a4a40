package panal.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FakeClockTest {
    @Test
    void standsStillUntilMoved() {
        FakeClock clock = FakeClock.anyTime();
        Instant before = clock.instant();
        assertEquals(before, clock.instant());
        clock.advance(Duration.ofSeconds(3));
        assertEquals(before.plusSeconds(3), clock.instant());
    }
}
