package panal.cliente.console.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.cliente.console.input.Completion;
import panal.cliente.console.input.LineSource;
import panal.cliente.console.words.Texts;

/** Opens the process's terminal for editing. */
public final class TerminalDoor {
    private static final Logger log = LoggerFactory.getLogger(TerminalDoor.class);

    private TerminalDoor() {}

    /**
     * An editor on standard input and standard error; empty where the terminal cannot move its cursor. From then on Ctrl-C
     * ends no process: while a line is typed it clears the line, else {@code interrupted} runs, in a thread of its own.
     *
     * @param history the file that keeps lines from one session to the next
     */
    public static Optional<LineSource> open(Completion completion, Path history, Texts texts, Runnable interrupted) {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                    .encoding(StandardCharsets.UTF_8)
                    .jna(false)
                    .jansi(false)
                    .ffm(false)
                    .dumb(false)
                    .nativeSignals(true)
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(new EditedLines(terminal, completion, new HistoryFile(history), texts, interrupted));
        } catch (IOException | IllegalStateException | UnsatisfiedLinkError cannot) {
            log.debug("terminal without editing reason={}", cannot.toString());
            return Optional.empty();
        }
    }
}
