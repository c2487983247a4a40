package panal.cluster.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.ConsoleProgram;
import panal.cluster.harness.ConsoleRun;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.SeededBytes;

/** Standard input and output as files, and files that are no plain bytes on a disk. */
final class StreamsTest {
    private static final int LENGTH = 5 * 1024 * 1024 + 3;

    private static RealCluster cluster;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        cluster = RealCluster.start(2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void standardInputBecomesAFileAndAFileStandardOutput() throws IOException {
        byte[] bytes = SeededBytes.of(LENGTH, 7).readNBytes(LENGTH);
        ConsoleProgram console = cluster.console();
        assertEquals(
                0,
                console.runWithInput(bytes, "upload", "--block-size", "1M", "-", "/from stdin")
                        .exit());
        assertArrayEquals(bytes, console.ok("cat", "/from stdin").bytes());
        assertArrayEquals(bytes, console.ok("download", "/from stdin", "-").bytes());
        assertArrayEquals(
                Arrays.copyOf(bytes, 1_000),
                console.ok("head", "-c", "1000", "/from stdin").bytes());
        assertArrayEquals(
                Arrays.copyOfRange(bytes, LENGTH - 1_000, LENGTH),
                console.ok("tail", "-c", "1000", "/from stdin").bytes());
    }

    @Test
    void emptyStandardInputBecomesAnEmptyFile() {
        ConsoleProgram console = cluster.console();
        assertEquals(
                0, console.runWithInput(new byte[0], "upload", "-", "/nothing").exit());
        assertArrayEquals(new byte[0], console.ok("cat", "/nothing").bytes());
    }

    @Test
    void searchesAndTransfersBeginNoRmi() throws IOException {
        Path file = Files.write(
                directory.resolve("small"), SeededBytes.of(100_000, 3).readNBytes(100_000));
        Path back = directory.resolve("back");
        List<String> lines = List.of(
                "mkdir /quick",
                "upload " + file + " /quick",
                "cat /quick/small",
                "download /quick/small " + back,
                "find /quick -name s*",
                "tree /quick",
                "du /quick",
                "delete -r -y /quick");
        assertEquals(List.of(), classesOfRmi(lines));
        assertEquals(-1, Files.mismatch(file, back));
        assertNotEquals(List.of(), classesOfRmi(List.of("report")), "it would be seen");
    }

    /** Each of these takes a tenth of a command that moves a small file, and is of no use to it. */
    @Test
    void singleTransfersBeginNothingThatTakesLongTheFirstTime() throws IOException {
        Path file = Files.write(
                directory.resolve("small"), SeededBytes.of(20_000, 4).readNBytes(20_000));
        Path back = directory.resolve("back");
        assertEquals(List.of(), dear("upload", "--replication", "2", file.toString(), "/single"));
        assertEquals(List.of(), dear("cat", "/single"));
        assertEquals(List.of(), dear("download", "/single", back.toString()));
        assertEquals(-1, Files.mismatch(file, back));
        assertNotEquals(List.of(), dear("help"), "it would be seen");
    }

    /** Providers of random numbers, streams, patterns, pools that wait, and RMI, as far as the command loads them. */
    private List<String> dear(String... words) throws IOException {
        Path loaded = directory.resolve("loaded-by-one");
        cluster.console()
                .with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded)
                .ok(words);
        List<String> dear = List.of(
                " sun.security.provider.Sun ",
                " java.util.stream.ReferencePipeline ",
                " java.util.regex.Pattern ",
                " java.util.concurrent.ForkJoinPool ",
                " sun.rmi.transport.");
        try (Stream<String> classes = Files.lines(loaded)) {
            return classes.filter(line -> dear.stream().anyMatch(line::contains))
                    .toList();
        }
    }

    /** What a console that reads these lines loads of RMI's connections. */
    private List<String> classesOfRmi(List<String> lines) throws IOException {
        Path loaded = directory.resolve("loaded");
        ConsoleRun run = cluster.console()
                .with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded)
                .runWithInput(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        assertEquals(0, run.exit(), run::toString);
        try (Stream<String> classes = Files.lines(loaded)) {
            return classes.filter(line -> line.contains(" sun.rmi.transport.")).toList();
        }
    }

    @Test
    void aSparseFileComesBackWithItsHoles() throws IOException {
        Path sparse = directory.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.seek(40L * 1024 * 1024);
            file.write(42);
        }
        ConsoleProgram console = cluster.console();
        console.ok("upload", sparse.toString(), "/sparse");
        Path back = directory.resolve("back");
        console.ok("download", "/sparse", back.toString());
        assertEquals(-1, Files.mismatch(sparse, back));
    }
}
