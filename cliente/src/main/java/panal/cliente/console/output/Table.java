package panal.cliente.console.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under each other, each column as wide as its widest cell. Columns of numbers stand at the right. Kept in memory
 * until printed: for a long listing, print one table a page.
 */
public final class Table {
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    private Table(List<Boolean> right) {
        this.right = right;
        this.widths = new int[right.size()];
    }

    /** A column for each letter: {@code l} stands at the left, {@code r} at the right. */
    public static Table of(String columns) {
        return new Table(columns.chars().mapToObj(c -> c == 'r').toList());
    }

    /** Adds a row; throws IllegalArgumentException for a wrong number of cells. */
    public Table row(String... cells) {
        if (cells.length != widths.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + widths.length + " columns");
        }
        rows.add(List.of(cells));
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], DisplayWidth.of(cells[i]));
        }
        return this;
    }

    /** The rows as lines, without blanks at their ends. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(widths[i] - DisplayWidth.of(cells.get(i)));
            line.append(i == 0 ? "" : "  ");
            line.append(right.get(i) ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        return line.toString().stripTrailing();
    }
}
