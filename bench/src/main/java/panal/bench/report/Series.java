package panal.bench.report;

import java.util.List;
import java.util.Locale;

/** Figures of the same thing from several rounds; at least one. */
public record Series(List<Double> values) {
    public Series {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a series of nothing");
        }
    }

    /** The middle one; of an even number, the mean of the two in the middle. */
    public double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    public double min() {
        return values.get(0);
    }

    public double max() {
        return values.get(values.size() - 1);
    }

    /** {@code 812 (790..841)}; of a single figure, just that. */
    @Override
    public String toString() {
        return shownIn("");
    }

    /** The same with a unit behind the median: {@code 2.1x (1.9..2.2)}. */
    public String shownIn(String unit) {
        String spread = values.size() == 1 ? "" : " (" + shown(min()) + ".." + shown(max()) + ")";
        return shown(median()) + unit + spread;
    }

    /** Three digits that count, and no more. */
    static String shown(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
