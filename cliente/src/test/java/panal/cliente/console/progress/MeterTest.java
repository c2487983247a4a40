package panal.cliente.console.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MeterTest {
    private final Meter meter = new Meter(1_000);

    @Test
    void theRateIsTheMeanOfTheLastTenSeconds() {
        for (int second = 1; second <= 30; second++) {
            meter.read(1_000 + second * 1_000, second * 100L);
        }
        assertEquals(100, meter.rate());
        for (int second = 31; second <= 35; second++) {
            meter.read(1_000 + second * 1_000, 3_000 + (second - 30) * 300L);
        }
        assertEquals(200, meter.rate());
        for (int second = 36; second <= 40; second++) {
            meter.read(1_000 + second * 1_000, 3_000 + (second - 30) * 300L);
        }
        assertEquals(300, meter.rate());
    }

    @Test
    void nothingMovesAfterTenSecondsWithoutAByte() {
        meter.read(2_000, 500);
        meter.read(11_000, 500);
        assertEquals(50, meter.rate());
        meter.read(12_000, 500);
        assertEquals(0, meter.rate());
        assertEquals(-1, meter.secondsFor(1));
    }

    @Test
    void bytesTakenBackAreNoNegativeRate() {
        meter.read(2_000, 500);
        meter.read(3_000, 0);
        assertEquals(0, meter.rate());
    }

    @Test
    void theTimeLeftIsRoundedUp() {
        assertEquals(-1, meter.secondsFor(10));
        meter.read(2_000, 100);
        assertEquals(0, meter.secondsFor(0));
        assertEquals(1, meter.secondsFor(1));
        assertEquals(1, meter.secondsFor(100));
        assertEquals(2, meter.secondsFor(101));
    }

    @Test
    void aClockThatStandsStillIsNoDivisionByZero() {
        meter.read(1_000, 500);
        assertEquals(0, meter.rate());
    }
}
