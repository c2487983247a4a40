package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.cliente.Panal;
import panal.cluster.harness.ConsoleProgram;
import panal.cluster.harness.RealCluster;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** A console that watches while another client works and the NameNode dies. */
final class WatchingTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private RealCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = RealCluster.start(1);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static boolean tells(String line, String kind, String path) {
        return line.contains("\"change\":\"" + kind + "\"") && line.contains("\"path\":\"" + path + "\"");
    }

    private boolean told(String kind, String path) {
        return lines.stream().anyMatch(line -> tells(line, kind, path));
    }

    /** Until the watching has begun, what is made is not told. */
    private void makeUntilTold(Panal panal) {
        int[] made = {0};
        cluster.await("it watches", () -> {
            try {
                panal.makeDirectory(new FilePath("/w/" + made[0]++), true);
            } catch (PanalException notNow) {
                return false;
            }
            return !lines.isEmpty();
        });
    }

    private void collect(Process watching) {
        Thread reader = new Thread(() -> {
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(watching.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(lines::add);
            } catch (IOException ended) {
                // So is the test.
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    @Test
    void printsWhatAnotherClientDoesAlsoAfterTheNameNodesKill() throws Exception {
        ConsoleProgram console = cluster.console();
        Process watching = console.start("watch", "--json", "/");
        try (Panal panal = cluster.client()) {
            collect(watching);
            makeUntilTold(panal);
            Workload work = new Workload();
            work.upload(panal, new FilePath("/a"), 100_000);
            panal.rename(new FilePath("/a"), new FilePath("/b"));
            cluster.await("it has told", () -> told("moved", "/b"));
            assertTrue(told("written", "/a"));
            cluster.nameNode().kill();
            cluster.nameNode().start();
            cluster.awaitLive(1);
            work.upload(panal, new FilePath("/during"), 100_000);
            cluster.await("it has told of the gap", () -> lines.stream().anyMatch(line -> line.contains("\"gap\"")));
            cluster.await("and what was written in it", () -> told("written", "/during"));
            panal.makeDirectory(new FilePath("/after"), false);
            cluster.await("and goes on", () -> told("made", "/after"));
            long written = lines.stream()
                    .filter(line -> tells(line, "written", "/a") || tells(line, "written", "/during"))
                    .count();
            assertEquals(2, written, () -> "told twice, or not at all: " + lines);
        } finally {
            watching.destroyForcibly();
        }
    }
}
