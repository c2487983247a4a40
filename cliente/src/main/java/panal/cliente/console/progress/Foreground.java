package panal.cliente.console.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the terminal is this program's now. While a shell runs it in the background, the terminal shows what others
 * write, and bars would only be in their way. Linux tells; elsewhere it is taken for granted.
 */
final class Foreground {
    private static final Path STAT = Path.of("/proc/self/stat");
    /** Behind the name: state, parent, group, session, terminal, the terminal's group (proc(5)). */
    private static final int GROUP = 2;

    private static final int TERMINALS_GROUP = 5;

    private Foreground() {}

    static boolean isOurs() {
        try {
            return isOurs(Files.readString(STAT, StandardCharsets.ISO_8859_1));
        } catch (IOException notLinux) {
            return true;
        }
    }

    /** Reads it from a line of {@code stat}, in which the name may have blanks and brackets of its own. */
    static boolean isOurs(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        if (fields.length <= TERMINALS_GROUP) {
            return true;
        }
        String terminals = fields[TERMINALS_GROUP];
        return terminals.equals("-1") || terminals.equals("0") || terminals.equals(fields[GROUP]);
    }
}
