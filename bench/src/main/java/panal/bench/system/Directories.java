package panal.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.stream.Stream;

/** Trees of files that others change meanwhile. */
public final class Directories {
    private Directories() {}

    /** Bytes of all files in it; 0 when it is not there. */
    static long bytes(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return 0;
        }
        Sum sum = new Sum();
        Files.walkFileTree(tree, sum);
        return sum.bytes;
    }

    /** Deletes a tree that nobody uses any more. */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** A file that is gone when its turn comes counts for nothing. */
    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
