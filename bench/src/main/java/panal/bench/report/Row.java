package panal.bench.report;

import java.util.Optional;

/**
 * One line of a table.
 *
 * @param work what was done: {@code write 1 GiB, 3 copies, replicated}
 * @param bound the limit of the machine that it is held against, which has the same dimension
 */
public record Row(String work, Unit unit, Optional<Row> bound) {
    /** A line that nothing bounds. */
    public static Row of(String work, Unit unit) {
        return new Row(work, unit, Optional.empty());
    }

    public Row boundBy(Row limit) {
        return new Row(work, unit, Optional.of(limit));
    }

    /** The line of the CPU seconds beside a line of speed. */
    public Row cpu() {
        return of(work, unit == Unit.MB_PER_SECOND ? Unit.CPU_SECONDS_PER_GIB : Unit.CPU_SECONDS_PER_1000);
    }
}
