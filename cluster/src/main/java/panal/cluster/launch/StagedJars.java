package panal.cluster.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The jars that a cluster runs from, copied into its home. A JVM reads its jars as it goes; a build that replaced them
 * under a running cluster would break it.
 */
final class StagedJars {
    private final Path directory;

    StagedJars(Path home) {
        this.directory = home.resolve("lib");
    }

    /**
     * The class path of a copy of {@code classPath}, made if it is not there yet. A class path that is not one jar with its
     * {@code lib/} beside it (a test's) is answered as it is.
     */
    String classPathFor(String classPath) throws IOException {
        Path jar = Path.of(classPath.split(File.pathSeparator, -1)[0]);
        Path libraries = jar.toAbsolutePath().resolveSibling("lib");
        if (classPath.contains(File.pathSeparator) || !Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
            return classPath;
        }
        List<Path> jars = new ArrayList<>(list(libraries));
        jars.add(jar.toAbsolutePath());
        Path copy = directory.resolve(fingerprint(jars));
        if (!Files.isDirectory(copy)) {
            copy(jars, copy);
        }
        return copy + File.separator + "*";
    }

    private void copy(List<Path> jars, Path target) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = Files.createTempDirectory(directory, "copying-");
        for (Path jar : jars) {
            Files.copy(jar, unfinished.resolve(jar.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException perhapsRaced) {
            delete(unfinished);
            if (!Files.isDirectory(target)) {
                throw perhapsRaced;
            }
        }
    }

    /** Deletes every copy; only when no service of this home runs. */
    void clear() throws IOException {
        delete(directory);
    }

    private static String fingerprint(List<Path> jars) throws IOException {
        CRC32 crc = new CRC32();
        for (Path jar : jars) {
            String facts = jar.getFileName() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar) + "\n";
            crc.update(facts.getBytes(StandardCharsets.UTF_8));
        }
        return String.format("%08x", crc.getValue());
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
