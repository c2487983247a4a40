package panal.cliente.console;

import java.io.BufferedReader;
import java.io.IOException;
import panal.cliente.console.command.Choice;
import panal.cliente.console.command.Commands;
import panal.cliente.console.command.Shell;
import panal.cliente.console.input.LineWords;
import panal.cliente.console.output.SafeText;
import panal.protocol.error.InvalidInput;

/** Reads commands line by line, from a person or from a file, until {@code exit} or the end. */
final class LineLoop {
    private final Shell shell;
    private final Commands commands;

    LineLoop(Shell shell, Commands commands) {
        this.shell = shell;
        this.commands = commands;
    }

    /**
     * Runs them all; a failed one does not end it.
     *
     * @return for a person 0; for a file 1 when one of them failed
     */
    int run(Choice choice) {
        BufferedReader lines = shell.lines();
        boolean failed = false;
        if (shell.isAttended()) {
            shell.screen().message("help lists the commands, exit ends the console");
        }
        try {
            for (String line = next(lines); line != null && !shell.left(); line = shell.left() ? null : next(lines)) {
                failed |= run(choice, line) != 0;
            }
        } catch (IOException unreadable) {
            shell.screen().message("cannot read commands: " + unreadable.getMessage());
            return 1;
        }
        return failed && !shell.isAttended() ? 1 : 0;
    }

    private int run(Choice choice, String line) {
        try {
            var words = LineWords.of(line);
            return words.isEmpty() ? 0 : commands.run(choice, words, already -> 0);
        } catch (InvalidInput fault) {
            shell.screen().message(String.valueOf(fault.getMessage()));
            return 2;
        }
    }

    private @org.jspecify.annotations.Nullable String next(BufferedReader lines) throws IOException {
        if (shell.isAttended()) {
            String at = shell.directory().current().text();
            shell.screen().prompt(at.equals("/") ? "panal> " : "panal:" + SafeText.of(at) + "> ");
        }
        String line = lines.readLine();
        if (line == null && shell.isAttended()) {
            shell.screen().prompt("\n");
        }
        return line;
    }
}
