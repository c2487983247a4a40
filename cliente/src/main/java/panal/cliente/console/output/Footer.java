package panal.cliente.console.output;

import java.util.List;

/**
 * The lines that stand at the bottom of a terminal, below all that has been printed: what to send to the terminal so that
 * they appear, move down and go. Between two texts the cursor stands at the left below the last line. When the terminal
 * becomes narrower, some terminals break the lines and others cut them; as nobody tells which, never more rows are taken
 * back than there were lines: a remnant of a line may stay, but nothing that stood above is lost. Not thread-safe.
 */
final class Footer {
    private static final String ESCAPE = "\u001b[";
    private static final String ERASE_BELOW = ESCAPE + "J";
    private static final String ERASE_REST_OF_LINE = ESCAPE + "K";
    /** A line that is wider than was thought is cut by the terminal instead of breaking everything that follows. */
    private static final String WRAP_OFF = ESCAPE + "?7l";

    private static final String WRAP_ON = ESCAPE + "?7h";

    private List<String> shown = List.of();

    /** Shows these lines in place of those that are there. */
    String replaced(List<String> lines) {
        String text = up() + written(lines) + (shown.isEmpty() ? "" : ERASE_BELOW);
        shown = List.copyOf(lines);
        return text;
    }

    /** Prints something above the lines, which stay. */
    String below(String printed) {
        return shown.isEmpty() ? printed : up() + ERASE_BELOW + printed + written(shown);
    }

    /** Removes the lines. */
    String removed() {
        String text = shown.isEmpty() ? "" : up() + ERASE_BELOW;
        shown = List.of();
        return text;
    }

    /** Leaves the lines where they are: something else has been printed below them. */
    void forget() {
        shown = List.of();
    }

    boolean isShown() {
        return !shown.isEmpty();
    }

    private static String written(List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(WRAP_OFF);
        lines.forEach(line -> text.append(line).append(ERASE_REST_OF_LINE).append('\n'));
        return text.append(WRAP_ON).toString();
    }

    private String up() {
        return shown.isEmpty() ? "" : "\r" + ESCAPE + shown.size() + "A";
    }
}
