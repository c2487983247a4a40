package panal.bench.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import panal.bench.report.Figures;
import panal.bench.report.MarkdownTable;
import panal.bench.report.Row;
import panal.bench.report.Series;
import panal.bench.system.Durability;

/** The report of a run, as lines of Markdown. */
final class ClusterReport {
    private static final String PANAL = "Panal";
    private static final String NONE = "-";

    private final List<String> machine;
    private final List<String> circumstances;
    private final List<String> others;
    private final Sizes sizes;
    private final List<Durability> durabilities;

    /**
     * @param machine what the machine is, a line each
     * @param circumstances how it was run, a line each
     * @param others the systems beside Panal
     */
    ClusterReport(
            List<String> machine,
            List<String> circumstances,
            List<String> others,
            Sizes sizes,
            List<Durability> durabilities) {
        this.machine = List.copyOf(machine);
        this.circumstances = List.copyOf(circumstances);
        this.others = List.copyOf(others);
        this.sizes = sizes;
        this.durabilities = List.copyOf(durabilities);
    }

    List<String> lines(Figures figures) {
        List<String> lines = new ArrayList<>(List.of("# Benchmark of a cluster", ""));
        machine.forEach(line -> lines.add("- " + line));
        circumstances.forEach(line -> lines.add("- " + line));
        lines.addAll(List.of("", "## The machine's limits", ""));
        lines.addAll(limits(figures));
        lines.addAll(
                List.of("", "## Panal", "", "Median (least..most) of the rounds; ratios are made within a round.", ""));
        lines.addAll(systems(figures));
        for (Durability durability : durabilities) {
            Targets targets = new Targets(sizes, durability);
            lines.addAll(List.of("", "## Targets, " + durability, ""));
            lines.addAll(targets.lines(figures));
            if (durability == Durability.REPLICATED && sizes.files() >= Sizes.FULL.files()) {
                lines.add("");
                lines.addAll(targets.besideMooseFs(figures));
            }
        }
        lines.addAll(disturbances(figures));
        return lines;
    }

    private static List<String> limits(Figures figures) {
        MarkdownTable table = new MarkdownTable(List.of("limit", "unit", "median (least..most)"));
        for (Row row : figures.rowsOf(Figures.MACHINE)) {
            table.add(List.of(row.work(), row.unit().toString(), shown(figures.series(row, Figures.MACHINE), "")));
        }
        return table.lines();
    }

    private List<String> systems(Figures figures) {
        List<String> head = new ArrayList<>(List.of("work", "unit", PANAL));
        others.forEach(other -> head.addAll(List.of(other, PANAL + " / " + other)));
        head.addAll(List.of("limit", PANAL + " / limit"));
        MarkdownTable table = new MarkdownTable(head);
        Set<Row> rows = new LinkedHashSet<>(figures.rowsOf(PANAL));
        others.forEach(other -> rows.addAll(figures.rowsOf(other)));
        for (Row row : rows) {
            table.add(cells(figures, row));
        }
        return table.lines();
    }

    private List<String> cells(Figures figures, Row row) {
        List<String> cells =
                new ArrayList<>(List.of(row.work(), row.unit().toString(), shown(figures.series(row, PANAL), "")));
        for (String other : others) {
            cells.add(shown(figures.series(row, other), ""));
            cells.add(shown(figures.ratio(row, PANAL, row, other), "x"));
        }
        cells.add(row.bound().map(Row::work).orElse(NONE));
        cells.add(row.bound()
                .map(limit -> shown(figures.ratio(row, PANAL, limit, Figures.MACHINE), "x"))
                .orElse(NONE));
        return cells;
    }

    private static String shown(Optional<Series> series, String unit) {
        return series.map(values -> values.shownIn(unit)).orElse(NONE);
    }

    private static List<String> disturbances(Figures figures) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## Disturbances",
                "",
                figures.disturbances().size() + " of " + figures.measurements()
                        + " measurements had other processes, or the kernel's own threads, use more than 0.35 cores.",
                ""));
        figures.disturbances().forEach(line -> lines.add("- " + line));
        return lines;
    }
}
