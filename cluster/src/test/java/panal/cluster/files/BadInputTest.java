package panal.cluster.files;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.ConsoleProgram;
import panal.cluster.harness.ConsoleRun;
import panal.cluster.harness.RealCluster;

/** What must be refused: one line on standard error, the right exit code, and nothing changed. */
final class BadInputTest {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final int EITHER = -1;
    private static final int AT_ONCE = 3;

    private static RealCluster cluster;

    @TempDir
    private static Path directory;

    /** A command, and how it must end. */
    private record Refusal(int exit, List<String> words) {}

    @BeforeAll
    static void start() throws IOException {
        cluster = RealCluster.start(1);
        ConsoleProgram console = cluster.console();
        console.ok("mkdir", "-p", "/dir/sub");
        console.ok("upload", local("a local file").toString(), "/file");
        console.ok("upload", local("inner").toString(), "/dir/inner");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static List<Refusal> table() throws IOException {
        String file = local("some bytes").toString();
        String longName = "n".repeat(256);
        String longPath = ("/" + "p".repeat(200)).repeat(21);
        return List.of(
                refusal(EITHER, "mkdir", ""),
                refusal(EITHER, "upload", file, ""),
                refusal(EITHER, "mkdir", "/new//name"),
                refusal(REFUSED, "mkdir", "/."),
                refusal(REFUSED, "mkdir", "/dir/.."),
                refusal(REFUSED, "upload", file, "/dir/sub/.."),
                refusal(REFUSED, "mkdir", "/" + longName),
                refusal(REFUSED, "upload", file, "/" + longName),
                refusal(REFUSED, "mkdir", "-p", longPath),
                refusal(REFUSED, "mkdir", "/file/below"),
                refusal(REFUSED, "upload", file, "/file/below"),
                refusal(REFUSED, "upload", file, "/no such directory/file"),
                refusal(REFUSED, "mv", "/file", "/dir/inner/below"),
                refusal(REFUSED, "cat", "/dir"),
                refusal(REFUSED, "checksum", "/dir"),
                refusal(REFUSED, "download", "/dir", "copy"),
                refusal(REFUSED, "mkdir", "/file"),
                refusal(REFUSED, "mkdir", "/dir"),
                refusal(REFUSED, "mv", "/dir", "/dir/sub/deeper"),
                refusal(REFUSED, "mv", "/dir", "/dir/sub"),
                refusal(REFUSED, "delete", "-y", "/dir"),
                refusal(REFUSED, "delete", "/file"),
                refusal(REFUSED, "delete", "-y", "/absent"),
                refusal(REFUSED, "delete", "-r", "-y", "/"),
                refusal(REFUSED, "upload", file, "/file"));
    }

    private static List<Refusal> tableOfOptions() throws IOException {
        String file = local("some bytes").toString();
        return List.of(
                refusal(EITHER, "upload", "--replication", "0", file, "/refused"),
                refusal(EITHER, "upload", "--replication", "33", file, "/refused"),
                refusal(EITHER, "upload", "--replication", "many", file, "/refused"),
                refusal(EITHER, "upload", "--block-size", "32K", file, "/refused"),
                refusal(EITHER, "upload", "--block-size", "65537", file, "/refused"),
                refusal(EITHER, "upload", "--block-size", "-1", file, "/refused"),
                refusal(EITHER, "upload", "--durability", "maybe", file, "/refused"),
                refusal(REFUSED, "upload", directory.resolve("absent").toString(), "/refused"),
                refusal(REFUSED, "upload", directory.toString(), "/refused"),
                refusal(USAGE, "ls", "--no-such-option"),
                refusal(USAGE, "no-such-command"),
                refusal(USAGE, "mv", "/file"),
                refusal(REFUSED, "--user", "nobody-here", "ls", "/"),
                refusal(REFUSED, "--registry", "127.0.0.1:1", "ls", "/"));
    }

    @Test
    void everythingInTheTableIsRefusedWithOneLineAndChangesNothing() throws Exception {
        ConsoleProgram console = cluster.console();
        String before = console.ok("ls", "-l", "-R", "/").text();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Executable>> checks = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>(table());
        refusals.addAll(tableOfOptions());
        for (Refusal refusal : refusals) {
            checks.add(workers.submit(
                    () -> check(refusal, console.run(refusal.words().toArray(String[]::new)))));
        }
        List<Executable> all = new ArrayList<>();
        for (Future<Executable> check : checks) {
            all.add(check.get());
        }
        workers.shutdown();
        assertAll(all);
        assertEquals(before, console.ok("ls", "-l", "-R", "/").text());
    }

    @Test
    void anUnknownKeyInTheSettingsIsAnError() throws IOException {
        Path properties = cluster.home().resolve("panal.properties");
        String before = Files.exists(properties) ? Files.readString(properties) : "";
        try {
            Files.writeString(properties, before + "\nregisttry=localhost\n");
            ConsoleRun run = cluster.console().run("ls", "/");
            oneLine(run);
            assertTrue(run.errorLines().get(0).contains("registtry"), run::toString);
        } finally {
            Files.writeString(properties, before);
        }
    }

    private static Executable check(Refusal refusal, ConsoleRun run) {
        return () -> {
            oneLine(run);
            assertTrue(
                    refusal.exit() == EITHER || refusal.exit() == run.exit(),
                    () -> "expected exit " + refusal.exit() + " from " + run);
        };
    }

    private static void oneLine(ConsoleRun run) {
        assertTrue(run.exit() == REFUSED || run.exit() == USAGE, run::toString);
        assertEquals(1, run.errorLines().size(), () -> "expected one line from " + run);
        assertTrue(run.errorLines().get(0).startsWith("panal: "), run::toString);
        assertEquals("", run.text(), run::toString);
    }

    private static Refusal refusal(int exit, String... words) {
        return new Refusal(exit, List.of(words));
    }

    private static Path local(String content) throws IOException {
        return Files.writeString(directory.resolve(content), content);
    }
}
