package panal.bench.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole program with small sizes, on a real cluster. Says nothing of speed. */
final class QuickRunTest {
    private static final List<String> WORK = List.of(
            "write 72 MiB, 2 copies, replicated",
            "read 72 MiB to nowhere, 2 copies, replicated",
            "download 72 MiB to a file, 2 copies, replicated",
            "write 4 x 8 MiB at once, 2 copies, replicated",
            "read 4 x 8 MiB at once to nowhere, 2 copies, replicated",
            "create 4 KiB, 1 client, 2 copies, replicated",
            "read 4 KiB, 1 client, 2 copies, replicated",
            "stat, 1 client, 2 copies, replicated",
            "list 40 entries, 2 copies, replicated",
            "delete, 1 client, 2 copies, replicated",
            "create 4 KiB, 4 clients, 2 copies, replicated",
            "one-shot ls, whole process",
            "one-shot find, whole process",
            "one-shot upload of 72 MiB, whole process, 2 copies, replicated",
            "resident memory, namenode",
            "resident memory, datanode-2",
            "resident memory, all servers");

    @TempDir
    private Path directory;

    @Test
    void reportHasEveryRowWithAFigureAndNothingIsLeftBehind() throws Exception {
        Path report = directory.resolve("report.md");
        Path work = directory.resolve("work");
        StringWriter printed = new StringWriter();
        StringWriter progress = new StringWriter();

        int exit = new CommandLine(new ClusterCommand())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(progress))
                .execute(
                        "--quick",
                        "--no-hdfs",
                        "--nodes=2",
                        "--replication=2",
                        "--durability=replicated",
                        "--only=big,par,small,oneshot,memory",
                        "--work=" + work,
                        "--out=" + report);

        assertEquals(0, exit, progress::toString);
        List<String> lines = Files.readAllLines(report);
        for (String row : WORK) {
            assertTrue(lines.stream().anyMatch(line -> isFigure(line, row)), () -> row + " in\n" + lines);
        }
        assertTrue(lines.stream().anyMatch(line -> isFigure(line, "one loopback stream")), lines::toString);
        assertEquals(String.join("\n", lines), printed.toString().strip());
        assertTrue(Files.notExists(work.resolve("panal")), "the cluster's data is gone");
    }

    private static boolean isFigure(String line, String row) {
        return line.matches("\\| " + Pattern.quote(row) + " +\\| \\S.*\\| +[0-9][0-9.,]* .*");
    }
}
