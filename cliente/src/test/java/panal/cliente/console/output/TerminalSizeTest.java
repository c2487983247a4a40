package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalSizeTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<String> stty = new AtomicReference<>("50 132\n");

    private TerminalSize size(Map<String, String> environment) {
        return new TerminalSize(environment, () -> {
            asked.incrementAndGet();
            return stty.get();
        });
    }

    @Test
    void theEnvironmentSaysItWithoutAProgram() {
        assertEquals(
                new TerminalSize.Size(66, 33),
                size(Map.of("COLUMNS", "66", "LINES", "33")).at(0));
        assertEquals(0, asked.get());
        assertEquals(
                new TerminalSize.Size(66, 50), size(Map.of("COLUMNS", "66")).at(0));
    }

    @Test
    void theTerminalIsAskedOnlyWhenSomebodyDrawsAndAgainAfterASecond() {
        TerminalSize size = size(Map.of());
        assertEquals(0, asked.get());
        assertEquals(new TerminalSize.Size(132, 50), size.at(10_000));
        stty.set("10 20\n");
        assertEquals(new TerminalSize.Size(132, 50), size.at(10_999));
        assertEquals(new TerminalSize.Size(20, 10), size.at(11_000));
        assertEquals(2, asked.get());
    }

    @Test
    void whereStandardErrorIsRedirectedTheProcessHasATerminalAllTheSame() {
        assertEquals("24 132", TerminalSize.answer(place -> place.equals("/dev/tty") ? "24 132" : ""));
        assertEquals("50 99", TerminalSize.answer(place -> place.equals("/dev/stderr") ? "50 99" : "24 132"));
        assertEquals("", TerminalSize.answer(place -> ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stty: invalid", "0 0", "24", "24 80 7", "-1 80", "24 99999999999"})
    void whoDoesNotAnswerIsNotAskedAgain(String answer) {
        stty.set(answer);
        TerminalSize size = size(Map.of("COLUMNS", "wide"));
        assertEquals(new TerminalSize.Size(80, 24), size.at(0));
        size.at(100_000);
        assertEquals(1, asked.get());
    }
}
