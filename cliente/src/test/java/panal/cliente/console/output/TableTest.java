package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void makesColumnsAsWideAsTheirWidestCell() {
        Table table =
                Table.of("lrl").row("name", "size", "").row("a", "1000000", "x").row("longer", "5", "");
        assertEquals(List.of("name       size", "a       1000000  x", "longer        5"), table.lines());
    }

    @Test
    void countsWhatATerminalShowsNotWhatJavaStores() {
        Table table =
                Table.of("ll").row("日本", "x").row("😀", "x").row("e\u0301", "x").row("abcd", "x");
        assertEquals(List.of("日本  x", "😀    x", "e\u0301     x", "abcd  x"), table.lines());
    }

    @Test
    void remarksGiveWayAndNamesDoNot() {
        Table table = Table.of("ltr").row("a-rather-long-name", "why it is as it is, at some length", "12");
        assertEquals(
                "a-rather-long-name  why it is as it is, at some length  12",
                table.lines(100).get(0));
        String narrow = table.lines(44).get(0);
        assertEquals(44, DisplayWidth.of(narrow));
        assertTrue(narrow.contains("…"), narrow);
        assertTrue(narrow.startsWith("a-rather-long-name  why"), narrow);
        assertTrue(narrow.endsWith("  12"), narrow);
        assertEquals(
                List.of("a-rather-long-name"),
                Table.of("l").row("a-rather-long-name").lines(5));
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThrows(IllegalArgumentException.class, () -> Table.of("ll").row("a"));
    }
}
