package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.Panal;
import panal.cluster.harness.BuiltProgram;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.ServiceSetting;
import panal.cluster.launch.JavaCommand;
import panal.cluster.launch.ServicePlan;
import panal.protocol.value.FilePath;

/** The NameNode's directory is lost, and made anew from what the DataNodes have; one of them has two disks. */
final class RescueTest {
    private static final int NODES = 3;

    private final Workload work = new Workload();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path disks;

    private RealCluster cluster;

    @BeforeEach
    void start() throws IOException {
        String both = disks.resolve("one") + "," + disks.resolve("two");
        cluster = RealCluster.start(
                ClusterSettings.of(NODES).with("datanode-1", ServiceSetting.NONE.withArguments("--data-dir", both)));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void everyAcknowledgedByteReadsBackAfterTheMetadataWasLost() throws Exception {
        try (Panal panal = cluster.client()) {
            for (int i = 1; i <= 10; i++) {
                work.upload(panal, new FilePath("/file-" + i), 300_000L * i + 1);
            }
        }
        cluster.nameNode().kill();
        Path journal = cluster.home().resolve("namenode").resolve("journal");
        String early = rescue(1);
        assertTrue(early.contains("is not empty"), early);
        lose(journal);
        withoutADiskNothingIsWritten();

        String report = rescue(0);
        assertTrue(report.contains("\"files\":10,\"pieces\":0"), report);
        assertTrue(report.contains("\"nodes\":[\"datanode-"), report);
        cluster.nameNode().start();
        cluster.awaitLive(NODES);
        try (Panal panal = cluster.client()) {
            work.verify(panal);
            work.upload(panal, new FilePath("/after"), 2_000_000);
            work.verify(panal);
        }
    }

    private void withoutADiskNothingIsWritten() throws Exception {
        Path log = cluster.home().resolve("log").resolve("datanode-1.log");
        Files.move(disks.resolve("two"), disks.resolve("unmounted"));
        cluster.await("the disk is missed", () -> Files.readString(log).contains("data directory failed"));
        String refusal = rescue(1);
        assertTrue(refusal.contains("nothing was written: datanode-1 has 1 failed data directory;"), refusal);
        cluster.dataNode(1).stop();
        Files.move(disks.resolve("unmounted"), disks.resolve("two"));
        cluster.dataNode(1).start();
    }

    private static void lose(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Runs {@code namenode rescue} in the cluster's home to its end; the answer is all that it printed. */
    private String rescue(int exitCode) throws Exception {
        ServicePlan server = cluster.topology().nameNode();
        List<String> arguments = new ArrayList<>(List.of("rescue"));
        arguments.addAll(server.arguments());
        arguments.addAll(List.of("--nodes", Integer.toString(NODES), "--json"));
        ServicePlan plan = new ServicePlan(server.name(), server.mainClass(), server.address(), arguments);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("PANAL_"));
        Path output = cluster.home().resolve("log").resolve("rescue.out");
        Process process = new JavaCommand(BuiltProgram.program(), List.of(), environment, false).start(plan, output);
        assertTrue(process.waitFor(90, TimeUnit.SECONDS), () -> "the rescue goes on\n" + cluster.outputs());
        String printed = Files.readString(output);
        assertEquals(exitCode, process.exitValue(), () -> printed + cluster.outputs());
        return printed;
    }
}
