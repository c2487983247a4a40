package panal.cluster.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process holds, as the kernel tells it.
 *
 * @param threads how many there are
 * @param descriptors what each open descriptor leads to, such as {@code socket:[123]} or a file's path
 */
public record ProcessFigures(int threads, List<String> descriptors) {
    private static final Path PROC = Path.of("/proc");

    public ProcessFigures {
        descriptors = List.copyOf(descriptors);
    }

    /** Empty where there is no such file system, or no such process any more. */
    public static Optional<ProcessFigures> of(long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        try (Stream<Path> threads = Files.list(process.resolve("task"));
                Stream<Path> open = Files.list(process.resolve("fd"))) {
            List<String> descriptors = new ArrayList<>();
            for (Path descriptor : open.toList()) {
                target(descriptor).ifPresent(descriptors::add);
            }
            return Optional.of(new ProcessFigures((int) threads.count(), descriptors));
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    /** Descriptors of files that have been deleted. */
    public List<String> deleted() {
        return descriptors.stream()
                .filter(target -> target.endsWith(" (deleted)"))
                .toList();
    }

    /** How many there are, less block files that are kept open for the next reader, of which there is a bound. */
    public long lasting() {
        return descriptors.stream().filter(target -> !target.endsWith(".blk")).count();
    }

    public long sockets() {
        return descriptors.stream()
                .filter(target -> target.startsWith("socket:"))
                .count();
    }

    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
