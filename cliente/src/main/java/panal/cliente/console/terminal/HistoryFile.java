package panal.cliente.console.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Typed lines in a file that only its owner may read, one each, in UTF-8. Several consoles may append at the same time. A
 * file that cannot be read or written costs the memory of lines, and nothing else.
 */
final class HistoryFile {
    /** So many lines are kept; the file is cut when it has a fifth more. */
    static final int LINES = 5_000;

    private static final Logger log = LoggerFactory.getLogger(HistoryFile.class);

    private final Path file;

    HistoryFile(Path file) {
        this.file = file;
    }

    /**
     * Whether a line may be kept: not an invitation, which carries the cluster's secret, nor one that its writer began with
     * a blank so that it be forgotten, nor one that is none.
     */
    static boolean mayKeep(String line) {
        return !line.isBlank()
                && !line.startsWith(" ")
                && !line.contains("--join")
                && !line.contains("panal-invite:")
                && line.indexOf('\n') < 0
                && line.indexOf('\r') < 0;
    }

    /** The lines, oldest first. */
    List<String> load() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            List<String> all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> kept = all.subList(Math.max(0, all.size() - LINES), all.size());
            if (all.size() > LINES + LINES / 5) {
                replace(kept);
            }
            return List.copyOf(kept);
        } catch (IOException unreadable) {
            log.debug("history not read file={} reason={}", file, unreadable.toString());
            return List.of();
        }
    }

    void append(String line) {
        try {
            Files.createDirectories(directory());
            if (!Files.exists(file)) {
                Files.createFile(file, ownersOnly());
            }
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException | UnsupportedOperationException unwritable) {
            log.debug("history not kept file={} reason={}", file, unwritable.toString());
        }
    }

    private Path directory() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root is no file");
    }

    private void replace(List<String> lines) throws IOException {
        Path next = Files.createTempFile(directory(), "history", ".tmp");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
