package panal.nameserver.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.testkit.FakeClock;

final class LeasesTest {
    private final FakeClock clock = FakeClock.anyTime();
    private final Leases leases = new Leases(clock);

    @Test
    void aLeaseIsOverWhenItsTimeIs() {
        leases.grant("b", Duration.ofSeconds(5));
        leases.grant("a", Duration.ofSeconds(5));
        clock.advance(Duration.ofMillis(4_999));
        assertEquals(List.of(), leases.expired());

        clock.advance(Duration.ofMillis(1));

        assertEquals(List.of("a", "b"), leases.expired());
    }

    @Test
    void aRenewedLeaseRunsItsWholeTimeAnew() {
        leases.grant("a", Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(4));
        leases.renew("a");
        clock.advance(Duration.ofSeconds(4));
        assertEquals(List.of(), leases.expired());

        clock.advance(Duration.ofSeconds(1));

        assertEquals(List.of("a"), leases.expired());
    }

    @Test
    void aNameWithoutALeaseStandsForEver() {
        leases.grant("a", Duration.ofSeconds(5));
        leases.grant("a", Duration.ZERO);
        leases.grant("b", Duration.ofSeconds(5));
        leases.end("b");
        leases.renew("b");
        clock.advance(Duration.ofDays(4_000));

        assertEquals(List.of(), leases.expired());
    }

    @Test
    void theLongestLeaseDoesNotOverflow() {
        leases.grant("a", Duration.ofMillis(Long.MAX_VALUE));
        clock.advance(Duration.ofDays(364));
        assertEquals(List.of(), leases.expired());

        clock.advance(Duration.ofDays(1));

        assertEquals(List.of("a"), leases.expired());
    }
}
