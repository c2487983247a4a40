package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PaintTest {
    private static final String BLUE = "\u001B[1;34mdocs\u001B[0m";

    private static String onTerminal(Map<String, String> environment) {
        return Paint.onTerminal(true, environment).directory("docs");
    }

    @Test
    void coloursOnATerminalUnlessSomebodySaysNo() {
        assertEquals(BLUE, onTerminal(Map.of("TERM", "xterm")));
        assertEquals(BLUE, onTerminal(Map.of("NO_COLOR", "")));
        assertEquals("docs", onTerminal(Map.of("NO_COLOR", "1")));
        assertEquals("docs", onTerminal(Map.of("TERM", "dumb")));
        assertEquals("docs", Paint.onTerminal(false, Map.of("TERM", "xterm")).directory("docs"));
    }

    @Test
    void coloursTakeNoRoom() {
        assertEquals(4, DisplayWidth.of(BLUE));
        assertEquals(
                "\u001B[32mlive\u001B[0m  x",
                Table.of("ll").row(Paint.of(true).good("live"), "x").lines().get(0));
    }
}
