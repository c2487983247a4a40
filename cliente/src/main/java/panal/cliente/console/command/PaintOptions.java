package panal.cliente.console.command;

import java.util.Locale;
import java.util.Optional;
import panal.cliente.console.output.Paint;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine.Option;

/** Whether a listing has colours. */
final class PaintOptions {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "colours: auto, always or never; else auto: on a terminal, unless NO_COLOR is set")
    private Optional<String> when = Optional.empty();

    Paint paint(Shell shell) throws InvalidInput {
        String said = when.orElse("auto").toLowerCase(Locale.ROOT);
        return switch (said) {
            case "auto" -> Paint.onTerminal(shell.screen().isTerminal(), shell.environment());
            case "always" -> Paint.of(true);
            case "never" -> Paint.NONE;
            default -> throw new InvalidInput("--color " + said + " is none of auto, always and never");
        };
    }
}
