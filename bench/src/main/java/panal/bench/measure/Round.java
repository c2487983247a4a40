package panal.bench.measure;

import java.util.Locale;
import java.util.function.Consumer;
import panal.bench.report.Figures;
import panal.bench.report.Row;

/**
 * One time that all jobs are done by all systems.
 *
 * @param number counts over the whole run, so that ratios are made of what was measured in the same minutes
 * @param warm whether it only warms up: then all reads are verified and nothing is recorded
 * @param log told each figure at once
 */
public record Round(int number, boolean warm, Consumer<String> log) {
    /** Keeps a figure, unless it is of the round that warms up. */
    public void record(Figures figures, Row row, String subject, double value) {
        log.accept(String.format(
                Locale.ROOT,
                "%s %-6s %-60s %10.2f %s",
                warm ? "warm " : "round",
                subject,
                row.work(),
                value,
                row.unit()));
        if (!warm) {
            figures.add(row, subject, number, value);
        }
    }

    /** Says what others did meanwhile. */
    public void tell(Figures figures, Row row, String subject, double foreignCores) {
        if (!warm) {
            figures.measured(row, subject, number, foreignCores);
        }
    }
}
