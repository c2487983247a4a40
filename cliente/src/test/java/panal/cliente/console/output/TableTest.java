package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    void refusesARowOfAnotherWidth() {
        assertThrows(IllegalArgumentException.class, () -> Table.of("ll").row("a"));
    }
}
