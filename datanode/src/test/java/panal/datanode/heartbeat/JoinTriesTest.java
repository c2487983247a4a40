package panal.datanode.heartbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import panal.testkit.FakeClock;

/** When a node tries to join, and what it says of that. */
final class JoinTriesTest {
    private final FakeClock clock = FakeClock.anyTime();
    private final JoinTries tries = new JoinTries(clock);

    @Test
    void aReasonThatStaysTheSameIsSaidOnceThenAsAWarningAndThenOnceAMinute() {
        assertEquals(Optional.of(Level.INFO), tries.failed("nobody answers"));
        List<Level> said = new ArrayList<>();
        for (Duration past = Duration.ZERO; past.toSeconds() < 150; past = past.plus(advance())) {
            tries.failed("nobody answers").ifPresent(said::add);
        }
        assertEquals(List.of(Level.WARN, Level.WARN, Level.WARN), said);
    }

    @Test
    void anotherReasonIsSaidAtOnce() {
        tries.failed("nobody answers");
        assertEquals(Optional.of(Level.INFO), tries.failed("answers that it is not registered"));
        assertEquals("answers that it is not registered", tries.obstacle());
    }

    @Test
    void afterASuccessTheSameReasonIsNews() {
        tries.failed("nobody answers");
        tries.succeeded();
        assertEquals(Optional.of(Level.INFO), tries.failed("nobody answers"));
    }

    @Test
    void waitsLongerEachTimeUpToFiveSeconds() {
        assertTrue(tries.isDue());
        tries.failed("nobody answers");
        assertFalse(tries.isDue());
        assertEquals(Duration.ofMillis(100), tries.untilNext());
        for (int i = 0; i < 40; i++) {
            tries.failed("nobody answers");
        }
        assertEquals(Duration.ofSeconds(5), tries.untilNext());
        tries.hurry();
        assertTrue(tries.isDue());
    }

    private Duration advance() {
        Duration wait = tries.untilNext();
        clock.advance(wait);
        return wait;
    }
}
