package panal.cliente.console.output;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How large the terminal is. COLUMNS and LINES say so where they are set; else {@code stty size} is asked, a program of a
 * few milliseconds, which is why it is asked only by those who draw, and again only after a while, for windows that change.
 * For one thread.
 */
public final class TerminalSize {
    private static final long KEPT_MILLIS = 1_000;
    private static final int LONGEST_SECONDS = 1;
    private static final int MOST = 10_000;
    private static final List<String> PLACES = List.of("/dev/stderr", "/dev/tty");
    private static final Size UNKNOWN = new Size(80, 24);

    private final OptionalInt columns;
    private final OptionalInt rows;
    private final Supplier<String> stty;
    private Size known = UNKNOWN;
    /** When to ask; never again once there was no answer. */
    private long dueMillis;

    /** Columns and rows, both at least 1. */
    public record Size(int columns, int rows) {}

    /** What {@code environment} says, and the terminal behind standard error, or else the process's own. */
    public static TerminalSize of(Map<String, String> environment) {
        return new TerminalSize(environment, () -> answer(TerminalSize::stty));
    }

    /**
     * A terminal of which others know.
     *
     * @param stty gives what {@code stty size} prints, rows and columns; anything else when it does not know
     */
    public TerminalSize(Map<String, String> environment, Supplier<String> stty) {
        this.columns = number(environment.getOrDefault("COLUMNS", ""));
        this.rows = number(environment.getOrDefault("LINES", ""));
        this.stty = stty;
    }

    /** The size, which may be a second old. */
    public Size at(long nowMillis) {
        if (columns.isPresent() && rows.isPresent()) {
            return new Size(columns.getAsInt(), rows.getAsInt());
        }
        if (nowMillis >= dueMillis) {
            Optional<Size> answer = parsed(stty.get());
            dueMillis = answer.isPresent() ? nowMillis + KEPT_MILLIS : Long.MAX_VALUE;
            known = answer.orElse(known);
        }
        return new Size(columns.orElse(known.columns()), rows.orElse(known.rows()));
    }

    /**
     * What the first place says behind which there is a terminal: standard error may be redirected.
     *
     * @param stty what {@code stty size} prints of a place
     */
    static String answer(UnaryOperator<String> stty) {
        String answer = "";
        for (String place : PLACES) {
            answer = stty.apply(place);
            if (parsed(answer).isPresent()) {
                return answer;
            }
        }
        return answer;
    }

    private static Optional<Size> parsed(String printed) {
        String[] words = printed.strip().split(" ", -1);
        OptionalInt high = number(words[0]);
        OptionalInt wide = number(words[words.length - 1]);
        return words.length == 2 && high.isPresent() && wide.isPresent()
                ? Optional.of(new Size(wide.getAsInt(), high.getAsInt()))
                : Optional.empty();
    }

    private static OptionalInt number(String text) {
        try {
            int number = Integer.parseInt(text.strip());
            return number > 0 && number <= MOST ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    /** Empty when there is no such program or it does not answer. */
    private static String stty(String place) {
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(new File(place))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notThere) {
            // Windows has none.
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
