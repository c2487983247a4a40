package panal.cliente.console.manual;

import panal.cliente.console.output.DisplayWidth;

/** A manual page as plain text: heads at the left, what is below them indented, lines no wider than wanted. For one thread. */
final class PlainManual implements ManualPage.Printer {
    private static final int INDENT = 4;
    private static final int MEANING = 12;
    /** Narrower than this nothing can be read anyway. */
    private static final int FEWEST_COLUMNS = 40;

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    PlainManual(int columns) {
        this.columns = Math.max(FEWEST_COLUMNS, columns);
    }

    String text() {
        return text.toString();
    }

    @Override
    public void section(String head) {
        text.append(text.length() == 0 ? "" : "\n").append(head).append('\n');
    }

    @Override
    public void paragraph(String words) {
        wrap(words, INDENT);
    }

    @Override
    public void term(String term, String meaning) {
        literal(term);
        wrap(meaning, MEANING);
    }

    @Override
    public void literal(String words) {
        text.append(" ".repeat(INDENT)).append(words).append('\n');
    }

    private void wrap(String words, int indent) {
        int room = columns - indent;
        int used = 0;
        for (String word : words.split(" ", -1)) {
            int width = DisplayWidth.of(word);
            if (used == 0) {
                text.append(" ".repeat(indent));
            } else if (used + 1 + width > room) {
                text.append('\n').append(" ".repeat(indent));
                used = 0;
            } else {
                text.append(' ');
                used++;
            }
            text.append(word);
            used += width;
        }
        text.append('\n');
    }
}
