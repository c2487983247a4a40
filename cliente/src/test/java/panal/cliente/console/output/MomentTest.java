package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {
    private static final long MILLIS = 1_795_264_259_120L;

    @Test
    void showsTimesWhereThePersonIs() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertEquals("2026-11-21 13:30", Moment.shortly(MILLIS, berlin));
        assertEquals("2026-11-21 13:30:59 +0100", Moment.exactly(MILLIS, berlin));
    }

    @Test
    void tellsProgramsTheTimeInUtc() {
        assertEquals("2026-11-21T12:30:59.120Z", Moment.iso(MILLIS));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "420, 0.4 s",
        "9999, 9.9 s",
        "12345, 12 s",
        "300000, 5 min",
        "10800000, 3 h",
        "259200000, 3 d"
    })
    void roundsSpans(long millis, String shown) {
        assertEquals(shown, Moment.span(millis));
    }
}
