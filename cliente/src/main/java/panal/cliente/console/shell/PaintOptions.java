package panal.cliente.console.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import panal.cliente.console.output.Paint;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine.Option;

/** Whether a listing has colours. */
public final class PaintOptions {
    private static final List<String> KNOWN = List.of("auto", "always", "never");

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "colours: auto, always or never; else auto: on a terminal, unless NO_COLOR is set")
    private Optional<String> when = Optional.empty();

    public void requireUsable() throws InvalidInput {
        if (!KNOWN.contains(said())) {
            throw new InvalidInput("--color " + said() + " is none of auto, always and never");
        }
    }

    public Paint paint(Shell shell) {
        return switch (said()) {
            case "always" -> Paint.of(true);
            case "never" -> Paint.NONE;
            default -> Paint.onTerminal(shell.screen().isTerminal(), shell.environment());
        };
    }

    private String said() {
        return when.orElse("auto").toLowerCase(Locale.ROOT);
    }
}
