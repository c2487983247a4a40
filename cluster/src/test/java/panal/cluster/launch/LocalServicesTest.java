package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.value.Address;
import panal.testkit.Await;

/** Which services count as running. */
final class LocalServicesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    /** On a machine that was invited, the host may have been a flag of the start, and stand nowhere else. */
    @Test
    void aServiceIsWhereItWasStarted() {
        Address planned = new Address("127.0.0.1", 1110);
        List<String> java = List.of("-cp", "cluster.jar", "panal.datanode.Main", "--slot", "1");
        assertEquals(planned, LocalServices.asStarted(planned, 1099, java));
        assertEquals(planned, LocalServices.asStarted(planned, 1099, List.of("--host")));
        assertEquals(planned, LocalServices.asStarted(planned, 1099, List.of("--port", "many")));
        assertEquals(
                new Address("10.0.0.2", 1110),
                LocalServices.asStarted(planned, 1099, List.of("--host", "10.0.0.2", "--base-port", "1099")));
        assertEquals(
                new Address("10.0.0.2", 5011),
                LocalServices.asStarted(planned, 1099, List.of("--base-port=5000", "--host=10.0.0.2")));
        assertEquals(
                new Address("127.0.0.1", 7000),
                LocalServices.asStarted(planned, 1099, List.of("--base-port", "5000", "--port", "7000")));
    }

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
