package panal.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All figures of a run, by row, by whom they are of, and by round. Ratios are made within a round, where both sides met the
 * same machine, and only then summed up. Rows keep the order in which they came. For one thread.
 */
public final class Figures {
    /** Whom the machine's own limits are of. */
    public static final String MACHINE = "machine";

    private final Map<Row, Map<String, Map<Integer, Double>>> values = new LinkedHashMap<>();
    private final List<String> disturbances = new ArrayList<>();
    private int measurements;

    public void add(Row row, String subject, int round, double value) {
        values.computeIfAbsent(row, any -> new LinkedHashMap<>())
                .computeIfAbsent(subject, any -> new TreeMap<>())
                .put(round, value);
    }

    /** Says how much other processes than the measured ones did meanwhile; it is told when it may have mattered. */
    public void measured(Row row, String subject, int round, double foreignCores) {
        measurements++;
        if (foreignCores > 0.35) {
            disturbances.add(String.format("%s, %s, round %d: %.1f cores", row.work(), subject, round, foreignCores));
        }
    }

    /** Measurements that others disturbed, a line each. */
    public List<String> disturbances() {
        return List.copyOf(disturbances);
    }

    public int measurements() {
        return measurements;
    }

    /** Rows that are of this subject, in order. */
    public List<Row> rowsOf(String subject) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(subject))
                .map(Map.Entry::getKey)
                .toList();
    }

    public Optional<Series> series(Row row, String subject) {
        return Optional.ofNullable(values.getOrDefault(row, Map.of()).get(subject))
                .map(byRound -> new Series(List.copyOf(byRound.values())));
    }

    /** What {@code subject} has in {@code row} for each 1 that {@code other} has in {@code otherRow}, in the same round. */
    public Optional<Series> ratio(Row row, String subject, Row otherRow, String other) {
        Map<Integer, Double> ours = values.getOrDefault(row, Map.of()).getOrDefault(subject, Map.of());
        Map<Integer, Double> theirs = values.getOrDefault(otherRow, Map.of()).getOrDefault(other, Map.of());
        List<Double> ratios = new ArrayList<>();
        ours.forEach((round, value) -> {
            double one = theirs.getOrDefault(round, 0.0);
            if (one > 0) {
                ratios.add(value / one);
            }
        });
        return ratios.isEmpty() ? Optional.empty() : Optional.of(new Series(ratios));
    }
}
