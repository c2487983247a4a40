package panal.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import panal.bench.report.Figures;
import panal.bench.report.MarkdownTable;
import panal.bench.report.Row;
import panal.bench.report.Series;
import panal.bench.report.Unit;

/** The tables of growth, as lines of Markdown; only those that were measured. */
final class GrowthReport {
    private final List<String> machine;
    private final List<String> kinds;
    private final List<Integer> nodes;
    private final List<Integer> clients;
    private final List<Integer> files;

    GrowthReport(
            List<String> machine, List<String> kinds, List<Integer> nodes, List<Integer> clients, List<Integer> files) {
        this.machine = List.copyOf(machine);
        this.kinds = List.copyOf(kinds);
        this.nodes = List.copyOf(nodes);
        this.clients = List.copyOf(clients);
        this.files = List.copyOf(files);
    }

    List<String> lines(Figures figures) {
        List<String> lines = new ArrayList<>(List.of("# Growth", ""));
        machine.forEach(line -> lines.add("- " + line));
        for (String kind : kinds) {
            for (Unit unit : Unit.values()) {
                lines.addAll(byNodes(figures, kind, unit));
            }
        }
        lines.addAll(byFiles(figures));
        return lines;
    }

    private List<String> byNodes(Figures figures, String kind, Unit unit) {
        List<Row> rows =
                nodes.stream().map(count -> NodesGrowth.row(kind, count, unit)).toList();
        return table(
                kind + ", " + unit,
                rows,
                clients.stream().map(NodesGrowth::column).toList(),
                figures);
    }

    private List<String> byFiles(Figures figures) {
        List<String> columns = Stream.concat(Stream.of(0), files.stream())
                .map(FilesGrowth::column)
                .toList();
        List<Row> rows = columns.stream()
                .flatMap(column -> figures.rowsOf(column).stream())
                .distinct()
                .toList();
        return table("Files in the namespace", rows, columns, figures);
    }

    /** Nothing when nothing of it was measured. */
    private static List<String> table(String title, List<Row> rows, List<String> columns, Figures figures) {
        List<String> head = new ArrayList<>(List.of(title, "unit"));
        head.addAll(columns);
        MarkdownTable table = new MarkdownTable(head);
        boolean measured = false;
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.work(), row.unit().toString()));
            for (String column : columns) {
                String cell = figures.series(row, column).map(Series::toString).orElse("-");
                measured = measured || !cell.equals("-");
                cells.add(cell);
            }
            table.add(cells);
        }
        List<String> lines = new ArrayList<>();
        if (measured) {
            lines.addAll(List.of("", "## " + title, ""));
            lines.addAll(table.lines());
        }
        return lines;
    }
}
