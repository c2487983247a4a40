package panal.datanode.store;

import java.io.IOException;
import java.util.List;

/** Tells a full disk from a broken one, by the operating system's words: Java has no class of its own for it. */
final class DiskFull {
    private static final List<String> WORDS =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

    private DiskFull() {}

    static boolean isWhy(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return WORDS.stream().anyMatch(message::contains);
    }
}
