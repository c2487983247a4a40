package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.cliente.Panal;
import panal.cluster.harness.ConsoleRun;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;
import panal.protocol.value.FilePath;

/** DataNodes that die, freeze or are gone altogether while files are written and read. */
final class DataNodeFaultsTest {
    private static final long LENGTH = 24L * 1024 * 1024 + 5;

    private final Workload work = new Workload();
    private RealCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = RealCluster.start(4);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void anUploadSucceedsWhileADataNodeIsKilled() throws Exception {
        RealService victim = cluster.dataNode(1);
        try (Panal panal = cluster.client()) {
            work.upload(panal, new FilePath("/before"), LENGTH);
            work.upload(panal, new FilePath("/while"), LENGTH, LENGTH / 2, victim::kill);
            work.verify(panal);
            victim.start();
            cluster.awaitLive(4);
            work.verify(panal);
        }
    }

    @Test
    void anUploadSucceedsWhileADataNodeIsFrozen() throws Exception {
        RealService victim = cluster.dataNode(2);
        try (Panal panal = cluster.client()) {
            work.upload(panal, new FilePath("/before"), LENGTH);
            work.upload(panal, new FilePath("/while"), LENGTH, LENGTH / 2, victim::pause);
            work.verify(panal);
            victim.resume();
            cluster.awaitLive(4);
            work.verify(panal);
        }
    }

    @Test
    void withEveryDataNodeDownTheErrorListsThemAll() throws Exception {
        try (Panal panal = cluster.client()) {
            work.upload(panal, new FilePath("/before"), LENGTH);
        }
        cluster.dataNodes().forEach(RealService::kill);
        cluster.awaitLive(0);
        ConsoleRun upload = cluster.console().runWithInput(new byte[] {1}, "upload", "-", "/refused");
        assertEquals(1, upload.exit(), upload::toString);
        assertEquals(1, upload.errorLines().size(), upload::toString);
        for (RealService node : cluster.dataNodes()) {
            assertTrue(upload.errorLines().get(0).contains(node.name()), upload::toString);
        }
        assertEquals(1, cluster.console().run("stat", "/refused").exit());
        ConsoleRun read = cluster.console().run("cat", "/before");
        assertEquals(1, read.exit(), () -> "exit " + read.exit());
        assertEquals(1, read.errorLines().size(), () -> read.errorLines().toString());
        cluster.startAll();
        try (Panal panal = cluster.client()) {
            work.verify(panal);
        }
    }
}
