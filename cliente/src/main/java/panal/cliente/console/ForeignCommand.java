package panal.cliente.console;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import panal.cliente.console.shell.Shell;

/** {@code !COMMAND}: run by this machine's shell, with the console's terminal, in the directory that {@code lcd} has set. */
final class ForeignCommand {
    private static final String SHELL = "/bin/sh";

    private final Shell shell;
    private final Map<String, String> environment;

    ForeignCommand(Shell shell, Map<String, String> environment) {
        this.shell = shell;
        this.environment = Map.copyOf(environment);
    }

    /** Whether a line is one for this machine's shell. */
    static boolean isMeant(String line) {
        return line.stripLeading().startsWith("!");
    }

    /** Runs what stands behind the exclamation mark, without anything a shell of one's own; says its exit code. */
    int run(String line) {
        if (!shell.isAttended()) {
            shell.screen().say("terminal.foreign.unattended");
            return 2;
        }
        String typed = line.strip().substring(1).strip();
        List<String> words =
                typed.isEmpty() ? List.of(environment.getOrDefault("SHELL", SHELL)) : List.of(SHELL, "-c", typed);
        shell.screen().flush();
        try {
            return new ProcessBuilder(words)
                    .inheritIO()
                    .directory(shell.localPath().toFile())
                    .start()
                    .waitFor();
        } catch (IOException cannot) {
            shell.screen().say("terminal.foreign.failed", words.get(0), String.valueOf(cannot.getMessage()));
            return 1;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
