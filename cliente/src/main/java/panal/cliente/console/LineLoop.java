package panal.cliente.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import panal.cliente.console.command.Commands;
import panal.cliente.console.input.LineSource;
import panal.cliente.console.input.LineWords;
import panal.cliente.console.input.TypedWord;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Shell;
import panal.protocol.error.InvalidInput;

/** Reads commands line by line, from a person or from a file, until {@code exit} or the end. */
final class LineLoop {
    private final Shell shell;
    private final Commands commands;
    private final RunningCommand running;
    private final ForeignCommand foreign;

    LineLoop(Shell shell, Commands commands, RunningCommand running, ForeignCommand foreign) {
        this.shell = shell;
        this.commands = commands;
        this.running = running;
        this.foreign = foreign;
    }

    /**
     * Runs them all; a failed one does not end it.
     *
     * @return for a person 0; for a file 1 when one of them failed
     */
    int run(Choice choice) {
        LineSource lines = shell.lines();
        boolean failed = false;
        try {
            for (Optional<String> line = next(lines, choice); line.isPresent(); line = next(lines, choice)) {
                failed |= run(choice, line.get()) != 0;
            }
        } catch (IOException unreadable) {
            shell.screen().say("terminal.unreadable", String.valueOf(unreadable.getMessage()));
            return 1;
        }
        return failed && !shell.isAttended() ? 1 : 0;
    }

    private Optional<String> next(LineSource lines, Choice choice) throws IOException {
        if (shell.left()) {
            return Optional.empty();
        }
        Optional<String> line = lines.line(
                shell.isAttended()
                        ? Prompt.text(shell.userName(choice), shell.directory().current(), lines.columns())
                        : "");
        return shell.left() ? Optional.empty() : line;
    }

    private int run(Choice choice, String line) {
        if (ForeignCommand.isMeant(line)) {
            return foreign.run(line);
        }
        try {
            List<TypedWord> words = LineWords.typed(line);
            return words.isEmpty() ? 0 : running.run(() -> run(choice, words));
        } catch (InvalidInput fault) {
            shell.screen().message(shell.screen().texts().error(fault));
            return 2;
        }
    }

    /** Patterns are for people, who see what comes of them; in a script a star is a star. */
    private int run(Choice choice, List<TypedWord> words) {
        return shell.isAttended()
                ? commands.run(choice, words)
                : commands.run(choice, words.stream().map(TypedWord::text).toList(), already -> 0);
    }
}
