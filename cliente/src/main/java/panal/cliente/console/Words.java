package panal.cliente.console;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of the command line. Java decodes them in the locale's encoding, and in a locale without UTF-8 (such as
 * {@code C}) every other character is lost; Linux still has the bytes.
 */
final class Words {
    private static final Path BYTES = Path.of("/proc/self/cmdline");

    private Words() {}

    static List<String> of(String[] arguments) {
        if (Charset.isSupported(System.getProperty("sun.jnu.encoding", ""))
                && Charset.forName(System.getProperty("sun.jnu.encoding")).equals(StandardCharsets.UTF_8)) {
            return List.of(arguments);
        }
        try {
            return decoded(Files.readAllBytes(BYTES), List.of(arguments));
        } catch (IOException notLinux) {
            return List.of(arguments);
        }
    }

    /** The last words of a command line, each of which ends in a NUL; {@code known} where that does not fit. */
    static List<String> decoded(byte[] commandLine, List<String> known) {
        List<String> all = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                all.add(new String(commandLine, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return all.size() < known.size() ? known : List.copyOf(all.subList(all.size() - known.size(), all.size()));
    }
}
