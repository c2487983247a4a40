package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DisplayWidthTest {
    @Test
    void cutsInTheMiddleAndKeepsMoreOfTheEnd() {
        assertEquals("holiday.mp4", DisplayWidth.cut("holiday.mp4", 11));
        assertEquals(
                "hol\u2026ay.mp4".length(), DisplayWidth.cut("holiday.mp4", 10).length());
        assertEquals("hol\u2026ay.mp4", DisplayWidth.cut("holiday.mp4", 10));
        assertEquals("\u2026", DisplayWidth.cut("holiday.mp4", 1));
        assertEquals("", DisplayWidth.cut("holiday.mp4", 0));
    }

    @Test
    void neverCutsAWideCharacterInTwo() {
        String wide = "\u4f11\u65e5\u306e\ud83d\ude00.jpg";
        for (int columns = 0; columns < 14; columns++) {
            String cut = DisplayWidth.cut(wide, columns);
            assertTrue(DisplayWidth.of(cut) <= columns, cut);
            assertEquals(cut, SafeText.of(cut));
            assertEquals(columns, DisplayWidth.of(DisplayWidth.fit(wide, columns)));
        }
    }
}
