package panal.cliente.console.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under each other, each column as wide as its widest cell. Columns of numbers stand at the right. Kept in memory
 * until printed: for a long listing, print one table a page. A column of remarks gives way where a terminal is too narrow;
 * names never do, as they are there to be copied.
 */
public final class Table {
    /** What is left of a column of remarks at least: less says nothing. */
    private static final int FEWEST_COLUMNS = 12;

    private final List<Boolean> right;
    /** The column that gives way; -1 for none. */
    private final int remarks;

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    private Table(List<Boolean> right, int remarks) {
        this.right = right;
        this.remarks = remarks;
        this.widths = new int[right.size()];
    }

    /**
     * A column for each letter: {@code l} stands at the left, {@code r} at the right; {@code t} is text at the left, without
     * colours, that may be cut in its middle.
     */
    public static Table of(String columns) {
        return new Table(columns.chars().mapToObj(c -> c == 'r').toList(), columns.indexOf('t'));
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
        return lines(widths);
    }

    /** Whether lines take more columns than these, and there is something to cut. */
    boolean mayCut(int columns) {
        return remarks >= 0 && wide() > columns;
    }

    /** The rows as lines of at most so many columns, as far as a column of remarks can give way. */
    public List<String> lines(int columns) {
        if (!mayCut(columns)) {
            return lines();
        }
        int[] narrowed = widths.clone();
        narrowed[remarks] = Math.min(widths[remarks], Math.max(FEWEST_COLUMNS, widths[remarks] - (wide() - columns)));
        return lines(narrowed);
    }

    private int wide() {
        return IntStream.of(widths).sum() + 2 * (widths.length - 1);
    }

    private List<String> lines(int[] room) {
        return rows.stream().map(cells -> line(cells, room)).toList();
    }

    private String line(List<String> whole, int[] room) {
        List<String> cells = new ArrayList<>(whole);
        if (remarks >= 0) {
            cells.set(remarks, DisplayWidth.cut(cells.get(remarks), room[remarks]));
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(Math.max(0, room[i] - DisplayWidth.of(cells.get(i))));
            line.append(i == 0 ? "" : "  ");
            line.append(right.get(i) ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        return line.toString().stripTrailing();
    }
}
