package panal.cluster.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The jars that clusters run from: a copy of what a build made, {@code run/<fingerprint>} beside it. A JVM reads its jars
 * as it goes; a build that replaced them under a running cluster would break it.
 *
 * @param classPath for {@code -cp}
 * @param directory where the copy is, and its class-data archive stands or may be put; empty for a class path that is not one
 *     jar with its {@code lib/} beside it (a test's), which is used as it is
 */
record StagedJars(String classPath, Optional<Path> directory) {
    private static final String LIBRARIES = "lib";
    private static final String COPIES = "run";
    private static final String CURRENT = "current";

    /** Makes the copy if it is not there yet, and removes older ones that {@code inUse} does not know. */
    static StagedJars of(String classPath, Predicate<Path> inUse) throws IOException {
        Path jar = Path.of(classPath.split(File.pathSeparator, -1)[0]).toAbsolutePath();
        Path here = directoryOf(jar);
        Path libraries = jar.resolveSibling(LIBRARIES);
        Path copies = jar.resolveSibling(COPIES);
        if (classPath.contains(File.pathSeparator) || !Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
            return new StagedJars(classPath, Optional.empty());
        }
        if (isInCopy(jar)) {
            return new StagedJars(jar.toString(), Optional.of(here));
        }
        List<Path> jars =
                Stream.concat(Stream.of(jar), list(libraries).stream()).toList();
        Path copy = copies.resolve(fingerprint(jars));
        if (!Files.isDirectory(copy)) {
            if (!Files.isWritable(here)) {
                // Whoever may not write here does not build here either.
                return new StagedJars(classPath, Optional.empty());
            }
            copy(jar, libraries, copy);
        }
        if (Files.isWritable(copies)) {
            for (Path other : list(copies)) {
                if (isCopy(other) && !other.equals(copy) && !inUse.test(other)) {
                    delete(other);
                }
            }
        }
        return new StagedJars(copy.resolve(jar.getFileName()).toString(), Optional.of(copy));
    }

    /** Has the scripts run the console and the launcher from this copy: {@code run/current} names it. */
    void markCurrent() throws IOException {
        if (directory.isPresent()) {
            Path copy = directory.get();
            Path unfinished =
                    copy.resolveSibling("current-" + ProcessHandle.current().pid());
            Files.writeString(unfinished, copy.getFileName() + "\n");
            Files.move(unfinished, copy.resolveSibling(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whether a process runs from this directory; yes, where this process cannot even see its own command line. */
    static boolean usedByAProcess(Path directory) {
        return ProcessHandle.current().info().commandLine().isEmpty()
                || ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .anyMatch(line -> line.contains(directory.toString()));
    }

    /** Whether this jar is of a copy already, for the launcher itself runs from one. */
    private static boolean isInCopy(Path jar) {
        Path copy = directoryOf(jar);
        return directoryOf(copy).endsWith(COPIES) && isCopy(copy);
    }

    private static Path directoryOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    /** Not one that another process is just making. */
    private static boolean isCopy(Path directory) {
        return directory.getFileName().toString().matches("[0-9a-f]{8}");
    }

    private static void copy(Path jar, Path libraries, Path target) throws IOException {
        Path copies = Files.createDirectories(jar.resolveSibling(COPIES));
        Path unfinished = Files.createDirectory(
                copies.resolve("copying-" + ProcessHandle.current().pid()));
        copyInto(unfinished, List.of(jar));
        copyInto(Files.createDirectory(unfinished.resolve(LIBRARIES)), list(libraries));
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException perhapsRaced) {
            delete(unfinished);
            if (!Files.isDirectory(target)) {
                throw perhapsRaced;
            }
        }
    }

    /** With their times, which class-data archives are checked against. */
    private static void copyInto(Path directory, List<Path> files) throws IOException {
        for (Path file : files) {
            Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
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
            return files.sorted().toList();
        }
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
