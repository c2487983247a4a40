package panal.cluster.harness;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What one command of the console left behind. */
public record ConsoleRun(List<String> command, int exit, byte[] output, String errors) {
    public ConsoleRun {
        command = List.copyOf(command);
    }

    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    public List<String> errorLines() {
        return errors.lines().toList();
    }

    @Override
    public String toString() {
        return "panal " + String.join(" ", command) + "\nexit " + exit + "\n" + text() + errors;
    }
}
