package panal.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    private static final Row LIMIT = Row.of("copy", Unit.MB_PER_SECOND);
    private static final Row WRITE = Row.of("write", Unit.MB_PER_SECOND).boundBy(LIMIT);

    private final Figures figures = new Figures();

    @Test
    void medianOfAnOddNumberIsTheMiddleOneAndOfAnEvenNumberTheMeanOfTwo() {
        assertEquals(3, new Series(List.of(9.0, 1.0, 3.0)).median());
        assertEquals(2, new Series(List.of(9.0, 1.0, 3.0, 1.0)).median());
        assertThrows(IllegalArgumentException.class, () -> new Series(List.of()));
    }

    @Test
    void seriesShowsThreeDigitsAndItsSpread() {
        assertEquals("1,235 (12.3..20,000)", new Series(List.of(12.34, 1234.6, 20_000.0)).toString());
        assertEquals("2.10x (1.00..3.00)", new Series(List.of(1.0, 2.1, 3.0)).shownIn("x"));
        assertEquals("0.123", new Series(List.of(0.1234)).toString());
    }

    /** When the machine slows down for both, the ratio stays. */
    @Test
    void ratiosAreMadeWithinARoundAndNotOfTheMedians() {
        add("Panal", WRITE, 100, 60, 20);
        add("HDFS", WRITE, 50, 30, 10);

        assertEquals(new Series(List.of(2.0, 2.0, 2.0)), ratio("HDFS", WRITE).orElseThrow());
    }

    @Test
    void ratioTakesOnlyRoundsThatBothSidesHave() {
        add("Panal", WRITE, 100, 60);
        add("machine", LIMIT, 200);

        assertEquals(new Series(List.of(0.5)), ratio("machine", LIMIT).orElseThrow());
        assertEquals(Optional.empty(), ratio("HDFS", WRITE));
    }

    @Test
    void rowsKeepTheOrderInWhichTheyCame() {
        Row first = Row.of("b", Unit.SECONDS);
        Row second = Row.of("a", Unit.SECONDS);
        figures.add(first, "Panal", 1, 1);
        figures.add(second, "HDFS", 1, 1);
        figures.add(second, "Panal", 2, 1);

        assertEquals(List.of(first, second), figures.rowsOf("Panal"));
        assertEquals(List.of(second), figures.rowsOf("HDFS"));
    }

    @Test
    void tellsWhichMeasurementsOthersDisturbed() {
        figures.measured(WRITE, "Panal", 1, 0.1);
        figures.measured(WRITE, "Panal", 2, 0.9);

        assertEquals(List.of("write, Panal, round 2: 0.9 cores"), figures.disturbances());
        assertEquals(2, figures.measurements());
    }

    @Test
    void tableHasAColumnAsWideAsItsWidestCell() {
        MarkdownTable table = new MarkdownTable(List.of("work", "unit"));
        table.add(List.of("x", "seconds"));

        assertEquals(List.of("| work | unit    |", "| ---- | ------- |", "| x    | seconds |"), table.lines());
        assertThrows(IllegalArgumentException.class, () -> table.add(List.of("x")));
    }

    private Optional<Series> ratio(String other, Row row) {
        return figures.ratio(WRITE, "Panal", row, other);
    }

    private void add(String subject, Row row, double... values) {
        for (int round = 0; round < values.length; round++) {
            figures.add(row, subject, round, values[round]);
        }
    }
}
