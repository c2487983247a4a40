package panal.cluster.harness;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What one command of the console left behind. Immutable. */
public final class ConsoleRun {
    private final List<String> command;
    private final int exit;
    private final byte[] output;
    private final String errors;

    ConsoleRun(List<String> command, int exit, byte[] output, String errors) {
        this.command = List.copyOf(command);
        this.exit = exit;
        this.output = output.clone();
        this.errors = errors;
    }

    public int exit() {
        return exit;
    }

    /** Standard output as it came. */
    public byte[] bytes() {
        return output.clone();
    }

    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /** Standard error, line by line. */
    public List<String> errorLines() {
        return errors.lines().toList();
    }

    @Override
    public String toString() {
        return "panal " + String.join(" ", command) + "\nexit " + exit + "\n" + text() + errors;
    }
}
