package panal.cliente.console.progress;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import panal.cliente.console.output.DisplayWidth;
import panal.cliente.console.words.Texts;

/**
 * Writes lines of progress that are so many columns wide at most, all with the same columns. What does not fit is left out,
 * the least needed first; the share stays to the last.
 */
final class BarText {
    private static final int GAP = 2;
    private static final int BAR_MOST = 42;
    /** In this order parts are left out. */
    private static final List<Part> LEAST_NEEDED = List.of(Part.BAR, Part.SIZES, Part.RATE, Part.LEFT, Part.NAME);

    private final int columns;
    private final Figures figures;
    private final Map<Part, Integer> widths = new EnumMap<>(Part.class);

    /** In the order in which they stand, with the columns that each needs. */
    private enum Part {
        NAME(8),
        BAR(12),
        SHARE(4),
        SIZES(11),
        RATE(7),
        LEFT(8);

        private final int least;

        Part(int least) {
            this.least = least;
        }
    }

    /**
     * @param columns how wide the lines may be
     * @param nameColumns how wide the widest name is
     */
    BarText(int columns, int nameColumns, Texts texts) {
        this.figures = new Figures(texts);
        this.columns = Math.max(0, columns);
        for (Part part : Part.values()) {
            widths.put(part, part == Part.NAME ? Math.min(part.least, nameColumns) : part.least);
        }
        for (Part part : LEAST_NEEDED) {
            if (taken() > columns) {
                widths.remove(part);
            }
        }
        // A bar leaves the names two fifths; without it they have all that is left.
        if (widths.containsKey(Part.NAME)) {
            int most = widths.containsKey(Part.BAR) ? Math.max(Part.NAME.least, columns * 2 / 5) : nameColumns;
            grow(Part.NAME, Math.min(nameColumns, most));
        }
        if (widths.containsKey(Part.BAR)) {
            grow(Part.BAR, BAR_MOST);
        }
    }

    private int taken() {
        return widths.values().stream().mapToInt(Integer::intValue).sum() + GAP * (widths.size() - 1);
    }

    private void grow(Part part, int most) {
        int now = widths.getOrDefault(part, 0);
        widths.put(part, Math.max(now, Math.min(most, now + columns - taken())));
    }

    String line(Row row) {
        StringBuilder line = new StringBuilder();
        widths.forEach((part, width) -> {
            line.append(line.length() == 0 ? "" : " ".repeat(GAP));
            String text = text(part, row, width);
            line.append(part == Part.NAME || part == Part.BAR ? DisplayWidth.fit(text, width) : right(text, width));
        });
        return DisplayWidth.cut(line.toString().stripTrailing(), columns);
    }

    /** A line without figures. */
    String line(String text) {
        return DisplayWidth.cut(text, columns);
    }

    private String text(Part part, Row row, int width) {
        return switch (part) {
            case NAME -> row.name();
            case BAR -> row.total() < 0 ? "" : bar(row, width - 2);
            case SHARE -> row.total() < 0 ? "" : row.percent() + "%";
            case SIZES -> Figures.sizes(row);
            case RATE -> Figures.rate(row);
            case LEFT -> figures.left(row);
        };
    }

    private static String bar(Row row, int inner) {
        int filled = row.done() >= row.total() ? inner : (int) (inner * (row.done() / (double) row.total()));
        String tip = filled > 0 && filled < inner ? ">" : "";
        return "[" + "=".repeat(filled - tip.length()) + tip + " ".repeat(inner - filled) + "]";
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
