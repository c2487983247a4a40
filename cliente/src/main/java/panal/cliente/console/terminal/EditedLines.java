package panal.cliente.console.terminal;

import java.io.IOError;
import java.io.IOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import panal.cliente.console.input.Completion;
import panal.cliente.console.input.LineSource;
import panal.cliente.console.output.SafeText;
import panal.cliente.console.words.Texts;

/** Lines from a person before an editor that completes and remembers. One thread reads at a time. */
final class EditedLines implements LineSource {
    private static final int USUAL_COLUMNS = 80;

    private final Terminal terminal;
    private final LineReader lines;
    /** Remembers and completes nothing. */
    private final LineReader answers;

    private final Runnable interrupted;

    EditedLines(Terminal terminal, Completion completion, HistoryFile history, Texts texts, Runnable interrupted) {
        this.terminal = terminal;
        this.interrupted = interrupted;
        TabKey tab = new TabKey(completion, texts);
        this.lines = plain(terminal)
                .parser(new LineGrammar())
                .completer(tab)
                .completionMatcher(tab)
                .history(new SafeHistory(history))
                .variable(LineReader.HISTORY_SIZE, HistoryFile.LINES)
                .option(LineReader.Option.AUTO_FRESH_LINE, true)
                .build();
        this.answers = plain(terminal)
                .parser(new LineGrammar())
                .variable(LineReader.DISABLE_COMPLETION, true)
                .variable(LineReader.DISABLE_HISTORY, true)
                .build();
        // The reader puts its own in place of this one while a line is typed.
        terminal.handle(Terminal.Signal.INT, signal -> interrupted.run());
    }

    private static LineReaderBuilder plain(Terminal terminal) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("panal")
                // An exclamation mark runs a command of this machine.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .option(LineReader.Option.AUTO_MENU, false)
                .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
                .variable(LineReader.BELL_STYLE, "none");
    }

    @Override
    public Optional<String> line(String prompt) throws IOException {
        try {
            return Optional.of(lines.readLine(asIs(prompt)));
        } catch (UserInterruptException cleared) {
            return Optional.of("");
        } catch (EndOfFileException end) {
            return Optional.empty();
        } catch (IOError gone) {
            throw new IOException(gone);
        } finally {
            // An interrupt meant the line, and must not reach the next command.
            Thread.interrupted();
        }
    }

    /** Ctrl-C at a question means the whole command. */
    @Override
    public Optional<String> answer(String question) throws IOException {
        try {
            return Optional.of(answers.readLine(asIs("panal: " + SafeText.of(question))));
        } catch (UserInterruptException stop) {
            interrupted.run();
            return Optional.empty();
        } catch (EndOfFileException none) {
            return Optional.empty();
        } catch (IOError gone) {
            throw new IOException(gone);
        }
    }

    /** In prompts a percent sign begins a pattern. */
    private static String asIs(String prompt) {
        return prompt.replace("%", "%%");
    }

    @Override
    public boolean attended() {
        return true;
    }

    @Override
    public int columns() {
        return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_COLUMNS;
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
