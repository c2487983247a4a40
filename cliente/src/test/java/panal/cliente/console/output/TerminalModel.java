package panal.cliente.console.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that understands what the footer sends: line ends, returns, cursor up, erasing, and no wrapping for a while.
 * When it becomes narrower, long lines are broken anew, as most terminals do. As many columns as characters; endless rows.
 */
public final class TerminalModel extends ByteArrayOutputStream {
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[(\\??)(\\d*)([A-Za-z])");

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int columns;
    private int line;
    private int at;
    private int rowStart;
    private boolean wraps = true;

    public TerminalModel(int columns) {
        this.columns = columns;
    }

    /** The window is made narrower or wider. */
    public synchronized void resize(int wanted) {
        obey();
        columns = wanted;
    }

    /** What stands on it, row by row, without the empty ones at the end. */
    public synchronized List<String> rows() {
        obey();
        List<String> rows = new ArrayList<>();
        for (StringBuilder text : lines) {
            for (int from = 0; from == 0 || from < text.length(); from += columns) {
                rows.add(text.substring(from, Math.min(text.length(), from + columns)));
            }
        }
        while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    private void obey() {
        String text = toString(StandardCharsets.UTF_8);
        reset();
        for (int i = 0; i < text.length(); i++) {
            Matcher escape = ESCAPE.matcher(text).region(i, text.length());
            if (escape.lookingAt()) {
                obey(escape);
                i = escape.end() - 1;
            } else {
                put(text.charAt(i));
            }
        }
    }

    private void obey(Matcher escape) {
        switch (escape.group(1) + escape.group(3)) {
            case "A" -> up(Integer.parseInt(escape.group(2)));
            case "J" -> {
                lines.get(line).setLength(Math.min(at, lines.get(line).length()));
                lines.subList(line + 1, lines.size()).clear();
            }
            case "K" -> lines.get(line).setLength(Math.min(at, lines.get(line).length()));
            case "?h" -> wraps = true;
            case "?l" -> {
                wraps = false;
                rowStart = at / columns * columns;
            }
            default -> throw new AssertionError("unknown to this terminal: " + escape.group());
        }
    }

    private void put(char c) {
        if (c == '\r') {
            at = at / columns * columns;
            rowStart = at;
        } else if (c == '\n') {
            line++;
            at = 0;
            rowStart = 0;
            if (line == lines.size()) {
                lines.add(new StringBuilder());
            }
        } else if (wraps || at - rowStart < columns) {
            StringBuilder text = lines.get(line);
            text.append(" ".repeat(Math.max(0, at + 1 - text.length())));
            text.setCharAt(at++, c);
        }
    }

    private void up(int rows) {
        for (int left = rows; left > 0; left--) {
            if (at >= columns) {
                at -= columns;
            } else if (line > 0) {
                line--;
                at = Math.max(0, lines.get(line).length() - 1) / columns * columns;
            }
        }
        rowStart = at / columns * columns;
    }
}
