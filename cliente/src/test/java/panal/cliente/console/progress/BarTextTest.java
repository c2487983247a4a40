package panal.cliente.console.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.cliente.console.output.DisplayWidth;
import panal.cliente.console.words.LanguageChoice;
import panal.cliente.console.words.Texts;

final class BarTextTest {
    private static final Texts TEXTS = new Texts(LanguageChoice.none());
    private static final Row ROW = new Row("holiday.mp4", 1_300L << 20, 2L << 30, 87L << 20, 9);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "holiday.mp4",
                "休日の写真.jpg",
                "a name that is much longer than any terminal is wide, and so on"
            })
    void noLineIsWiderThanItMayBe(String name) {
        List<Row> rows = List.of(
                new Row(name, 0, 0, 0, 0),
                new Row(name, 1_300L << 20, 1_300L << 20, 1_300L << 20, 99_999),
                new Row(name, Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE),
                new Row(name, 5, -1, 0, -1));
        for (int columns = 0; columns < 250; columns++) {
            BarText text = new BarText(columns, DisplayWidth.of(name), TEXTS);
            for (Row row : rows) {
                assertTrue(DisplayWidth.of(text.line(row)) <= columns, columns + ": " + text.line(row));
            }
        }
    }

    @Test
    void whatIsNeededLeastIsLeftOutFirst() {
        assertTrue(line(80).matches("holiday.mp4  \\[=+> +]   63%    1.3G/2.0G    87M/s      0:09"), line(80));
        assertEquals("holiday.mp4   63%    1.3G/2.0G    87M/s      0:09", line(55));
        assertEquals("ho\u2026y.mp4   63%    1.3G/2.0G    87M/s      0:09", line(46));
        assertEquals("holiday.mp4   63%    87M/s      0:09", line(40));
        assertEquals("holiday.mp4   63%      0:09", line(30));
        assertEquals("holiday.mp4   63%", line(20));
    }

    private static String line(int columns) {
        return new BarText(columns, 11, TEXTS).line(ROW);
    }

    @Test
    void theShareStaysToTheLast() {
        assertEquals(" 63%", new BarText(5, 11, TEXTS).line(ROW));
        assertEquals(" 63%", new BarText(4, 11, TEXTS).line(ROW));
    }

    @Test
    void allLinesHaveTheSameColumns() {
        BarText text = new BarText(80, 12, TEXTS);
        String first = text.line(ROW);
        String second = text.line(new Row("total", 0, 10, 0, -1));
        assertEquals(first.indexOf('['), second.indexOf('['));
        assertEquals(first.indexOf('%'), second.indexOf('%'));
    }

    @Test
    void aHundredPercentAreSaidOnlyAtTheEnd() {
        assertEquals(99, new Row("a", Long.MAX_VALUE - 1, Long.MAX_VALUE, 0, 0).percent());
        assertEquals(99, new Row("a", 9_999, 10_000, 0, 0).percent());
        assertEquals(100, new Row("a", 10_000, 10_000, 0, 0).percent());
        assertEquals(100, new Row("a", 0, 0, 0, 0).percent());
        assertEquals(-1, new Row("a", 5, -1, 0, 0).percent());
    }
}
