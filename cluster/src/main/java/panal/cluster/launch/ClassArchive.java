package panal.cluster.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The class-data archive (JEP 310) beside a copy of the jars: all classes that services, console and launcher load, as they
 * are after loading, mapped into each process and shared by all. A JVM that finds the archive unfit (another JDK, other
 * jars, another collector) goes on without.
 */
public final class ClassArchive {
    /** None is used. */
    public static final ClassArchive NONE = new ClassArchive(Optional.empty());

    private static final String FILE = "panal.jsa";
    /** Says which JVM the archive fits. */
    private static final String FITS = "panal.jsa.fits";

    private final Optional<Path> directory;

    private ClassArchive(Optional<Path> directory) {
        this.directory = directory;
    }

    /** Processes use the archive in this directory, if it has one that fits. */
    static ClassArchive usedFrom(Path directory) {
        return new ClassArchive(Optional.of(directory));
    }

    /** Whether there is an archive for the JVM that runs this. */
    static boolean fits(Path directory) {
        try {
            return Files.isRegularFile(file(directory))
                    && Files.readString(directory.resolve(FITS)).equals(jvm());
        } catch (IOException none) {
            return false;
        }
    }

    /** Makes the archive in {@code directory} of the classes that {@code records} name. */
    static void make(Path directory, String classPath, List<Path> records) throws IOException {
        Path names = records.get(0).resolveSibling("all.names");
        Files.write(names, namesIn(records));
        Path unfinished = directory.resolve(FILE + "-" + ProcessHandle.current().pid());
        // Only G1 writes the part of the JDK's own heap that makes a JVM start quicker, and in JDK 17 only G1 reads it.
        Process dump = new ProcessBuilder(
                        JavaCommand.java().toString(),
                        "-Xshare:dump",
                        "-XX:+UseG1GC",
                        "-XX:SharedClassListFile=" + names,
                        "-XX:SharedArchiveFile=" + unfinished,
                        "-cp",
                        classPath)
                .redirectErrorStream(true)
                .redirectOutput(records.get(0).resolveSibling("dump.out").toFile())
                .start();
        dump.onExit().join();
        if (dump.exitValue() != 0) {
            Files.deleteIfExists(unfinished);
            throw new IOException("java -Xshare:dump ended with exit code " + dump.exitValue());
        }
        Files.move(unfinished, file(directory), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(directory.resolve(FITS), jvm());
    }

    /** Each once; without the constant-pool hints of newer JDKs, which stand once for a class. */
    private static Set<String> namesIn(List<Path> records) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (Path record : records) {
            Files.readAllLines(record).stream()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("@cp"))
                    .forEach(names::add);
        }
        return names;
    }

    private static String jvm() {
        return System.getProperty("java.home") + " " + System.getProperty("java.vm.version") + "\n";
    }

    Optional<String> flag() {
        return directory.filter(ClassArchive::fits).map(place -> "-XX:SharedArchiveFile=" + file(place));
    }

    private static Path file(Path directory) {
        return directory.resolve(FILE);
    }
}
