package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import panal.testkit.Await;

/** Which services count as running. */
final class LocalServicesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aKilledProcessThatNobodyHasAskedAfterDoesNotRun() throws Exception {
        // The shell becomes a program that never asks what became of the child.
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.5 & echo $!; exec sleep 600").start();
        try (BufferedReader out = parent.inputReader()) {
            String pid = Optional.ofNullable(out.readLine()).orElseThrow();
            Path stat = Path.of("/proc", pid, "stat");
            Await.until("the child has ended", () -> Files.readString(stat).contains(") Z "));
            assertTrue(ProcessHandle.of(Long.parseLong(pid)).orElseThrow().isAlive(), "as Java sees it");
            Files.createDirectories(home.resolve("run"));
            Files.writeString(home.resolve("run/namenode.pid"), pid + "\n");
            LocalServices services = new LocalServices(new Topology(home, "127.0.0.1", 2000, 1));
            assertEquals(Optional.empty(), services.process("namenode"));
        } finally {
            parent.destroyForcibly();
        }
    }
}
