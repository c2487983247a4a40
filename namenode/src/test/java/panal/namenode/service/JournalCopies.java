package panal.namenode.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a backup has of a journal, and what is left of one whose end is lost. */
final class JournalCopies {
    private JournalCopies() {}

    /** The journal as it is now, in a directory below it. */
    static Path copy(Path journal, String name) throws Exception {
        Path to = Files.createDirectories(journal.resolve(name));
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    /** The same without its last frame, which is torn. */
    static Path cut(Path journal, String name) throws Exception {
        Path copy = copy(journal, name);
        try (Stream<Path> files = Files.list(copy)) {
            Path last = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .reduce((one, later) -> later)
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(last);
            int end = bytes.length;
            while (bytes[end - 1] == 0) {
                end--; // filled ahead
            }
            Files.write(last, Arrays.copyOf(bytes, end - 1));
        }
        return copy;
    }
}
