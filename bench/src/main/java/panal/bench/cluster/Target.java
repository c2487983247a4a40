package panal.bench.cluster;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import panal.bench.report.Figures;
import panal.bench.report.Row;
import panal.bench.report.Series;

/**
 * What a figure shall reach, as a ratio to another one of the same run.
 *
 * @param what the work, as in the table
 * @param wanted the words of the target
 * @param row Panal's figure
 * @param scales what it is held against; one that is reached is enough
 */
record Target(String what, String wanted, Row row, List<Scale> scales) {
    private static final String PANAL = "Panal";

    Target {
        scales = List.copyOf(scales);
    }

    /**
     * One ratio.
     *
     * @param row whose figure in {@code subject} counts as 1
     * @param least the ratio from which on it is reached; empty when {@code most} counts
     * @param most the ratio up to which it is reached
     */
    record Scale(Row row, String subject, OptionalDouble least, OptionalDouble most) {
        static Scale atLeast(double ratio, Row row, String subject) {
            return new Scale(row, subject, OptionalDouble.of(ratio), OptionalDouble.empty());
        }

        static Scale atMost(double ratio, Row row, String subject) {
            return new Scale(row, subject, OptionalDouble.empty(), OptionalDouble.of(ratio));
        }

        boolean reachedBy(double ratio) {
            return least.isPresent() ? ratio >= least.getAsDouble() : ratio <= most.getAsDouble();
        }
    }

    /** The measured ratios in words. */
    String measured(Figures figures) {
        StringBuilder text = new StringBuilder();
        for (Scale scale : scales) {
            Optional<Series> ratio = ratio(figures, scale);
            ratio.ifPresent(series -> text.append(text.isEmpty() ? "" : "; ")
                    .append(series.shownIn("x"))
                    .append(" of ")
                    .append(
                            scale.subject().equals(Figures.MACHINE)
                                    ? scale.row().work()
                                    : scale.subject()));
        }
        return text.isEmpty() ? "not measured" : text.toString();
    }

    /** {@code yes} when the median of one ratio is good enough, {@code no} when none is, {@code ?} without any. */
    String reached(Figures figures) {
        String verdict = "?";
        for (Scale scale : scales) {
            Optional<Series> ratio = ratio(figures, scale);
            if (ratio.isPresent() && scale.reachedBy(ratio.get().median())) {
                return "yes";
            }
            verdict = ratio.isPresent() ? "no" : verdict;
        }
        return verdict;
    }

    private Optional<Series> ratio(Figures figures, Scale scale) {
        return figures.ratio(row, PANAL, scale.row(), scale.subject());
    }
}
