package panal.cluster.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole directories, some of whose files come and go while one looks. */
public final class DirectoryTree {
    private static final int PATIENCE = 5;

    private DirectoryTree() {}

    /** All regular files below {@code directory} whose names end so, sorted; none when it is not there. */
    public static List<Path> files(Path directory, String end) throws IOException {
        UncheckedIOException last = new UncheckedIOException(new IOException(directory + " never stood still"));
        for (int i = 0; i < PATIENCE; i++) {
            try (Stream<Path> files = Files.walk(directory)) {
                return files.filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file))
                        .sorted()
                        .toList();
            } catch (NoSuchFileException none) {
                return List.of();
            } catch (UncheckedIOException changed) {
                last = changed;
            }
        }
        throw last;
    }

    /** Makes {@code to} a copy of {@code from}; what stood there is deleted first. */
    public static void copy(Path from, Path to) throws IOException {
        delete(to);
        Files.createDirectories(to);
        for (Path file : files(from, "")) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    /** Deletes it and all that is in it. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
