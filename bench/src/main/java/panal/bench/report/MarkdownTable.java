package panal.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown, with columns as wide as their widest cell, so that it reads well without a renderer too. */
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(List<String> head) {
        rows.add(List.copyOf(head));
    }

    /** As many cells as the head has. */
    public void add(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(cells + " does not fit below " + rows.get(0));
        }
        rows.add(List.copyOf(cells));
    }

    /** Whether it has nothing below its head. */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    public List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int index = column;
            widths.add(
                    rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                lines.add(line(widths.stream().map("-"::repeat).toList(), widths));
            }
        }
        return lines;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(' ')
                    .append(cell)
                    .append(" ".repeat(widths.get(column) - cell.length()))
                    .append(" |");
        }
        return line.toString();
    }
}
