package panal.cliente.console.output;

import java.util.Map;

/**
 * Colours for what people look for in a listing; none where a program reads. Colours never carry a meaning of their own:
 * the words beside them say the same. Immutable.
 */
public final class Paint {
    /** Nothing is coloured. */
    public static final Paint NONE = new Paint(false);

    private static final String START = "\u001B[";
    private static final String END = "\u001B[0m";
    private static final String BLUE = START + "1;34m";
    private static final String GREEN = START + "32m";
    private static final String YELLOW = START + "33m";
    private static final String RED = START + "1;31m";

    private final boolean on;

    private Paint(boolean on) {
        this.on = on;
    }

    /** Colours if {@code wanted}. */
    public static Paint of(boolean wanted) {
        return wanted ? new Paint(true) : NONE;
    }

    /**
     * Colours where a person wants them: on a terminal that is not dumb, unless NO_COLOR says something
     * (<a href="https://no-color.org">no-color.org</a>).
     */
    public static Paint onTerminal(boolean terminal, Map<String, String> environment) {
        return of(terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    public String directory(String name) {
        return in(BLUE, name);
    }

    /** As it should be. */
    public String good(String word) {
        return in(GREEN, word);
    }

    /** Passes by itself, or is wanted. */
    public String passing(String word) {
        return in(YELLOW, word);
    }

    /** Somebody should look. */
    public String bad(String word) {
        return in(RED, word);
    }

    private String in(String colour, String text) {
        return on && !text.isEmpty() ? colour + text + END : text;
    }
}
