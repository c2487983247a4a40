package panal.cluster.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The JVM flags of each kind of process. They stand in files, one for a module, which the scripts hand to {@code java} as
 * argument files: so they are written down once.
 */
final class JvmFlags {
    private JvmFlags() {}

    /** Those of {@code nameserver}, {@code namenode}, {@code datanode} or {@code console}. */
    static List<String> of(String module) {
        String file = module + ".flags";
        try (InputStream in = Objects.requireNonNull(JvmFlags.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }
}
