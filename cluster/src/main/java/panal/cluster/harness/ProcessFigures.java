package panal.cluster.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process holds, as the kernel tells it.
 *
 * @param threads the name of each, as far as the kernel knows it
 * @param descriptors what each open descriptor leads to, such as {@code socket:[123]} or a file's path
 */
public record ProcessFigures(List<String> threads, List<String> descriptors) {
    private static final Path PROC = Path.of("/proc");

    public ProcessFigures {
        threads = List.copyOf(threads);
        descriptors = List.copyOf(descriptors);
    }

    /** Empty where there is no such file system, or no such process any more. */
    public static Optional<ProcessFigures> of(long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        try (Stream<Path> tasks = Files.list(process.resolve("task"));
                Stream<Path> open = Files.list(process.resolve("fd"))) {
            return Optional.of(new ProcessFigures(
                    tasks.flatMap(task -> name(task).stream()).toList(),
                    open.flatMap(descriptor -> target(descriptor).stream()).toList()));
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

    /** How many threads there are of each kind: pooled ones are numbered. */
    public Map<String, Long> kinds() {
        return threads.stream()
                .collect(Collectors.groupingBy(
                        thread -> thread.replaceFirst("[-(0-9].*", ""), TreeMap::new, Collectors.counting()));
    }

    private static Optional<String> name(Path task) {
        try {
            return Optional.of(Files.readString(task.resolve("comm")).strip());
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
