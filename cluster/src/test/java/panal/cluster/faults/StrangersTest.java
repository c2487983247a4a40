package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.Panal;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.ServiceSetting;
import panal.protocol.value.FilePath;

/** A second DataNode process that must not be taken in with the data directory that it was given. */
final class StrangersTest {
    private static final String IDENTITY = "identity.properties";

    @TempDir
    private static Path disks;

    private static final Workload WORK = new Workload();
    private static RealCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = RealCluster.prepare(ClusterSettings.of(2)
                .with(
                        "datanode-2",
                        ServiceSetting.NONE.withArguments(
                                "--data-dir", strange().toString())));
        cluster.nameServer().start();
        cluster.await("the name server answers", () -> cluster.probe().nameServerAnswers());
        cluster.nameNode().start();
        cluster.dataNode(1).start();
        cluster.awaitLive(1);
        try (Panal panal = cluster.client()) {
            WORK.upload(panal, new FilePath("/kept"), 1_500_000);
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void takeTheStrangerAway() throws IOException {
        if (cluster.dataNode(2).alive()) {
            cluster.dataNode(2).stop();
        }
        DirectoryTree.delete(strange());
    }

    /** The data directory of the second process. */
    private static Path strange() {
        return disks.resolve("strange");
    }

    /** That of the first one, which serves. */
    private static Path own() {
        return cluster.dataDirectories(1).get(0);
    }

    /** Its files may come and go while they are copied. */
    private static void copyOwn() {
        cluster.await("the data directory is copied", () -> {
            DirectoryTree.copy(own(), strange());
            return true;
        });
    }

    /** What the second process says as it ends. */
    private static String refusal() throws IOException {
        cluster.dataNode(2).start();
        assertEquals(1, cluster.dataNode(2).awaitExit());
        return cluster.dataNode(2).output();
    }

    private static void requireAllIsWell() throws Exception {
        cluster.awaitLive(1);
        try (Panal panal = cluster.client()) {
            WORK.verify(panal);
        }
    }

    @Test
    void aCopyOfADataDirectoryIsNoSecondNodeAndAnEmptyOneIs() throws Exception {
        copyOwn();
        String refusal = refusal();
        assertTrue(refusal.contains("datanode-1 is already here"), refusal);
        assertTrue(refusal.contains("if its data directory is a copy, start it with another one"), refusal);
        requireAllIsWell();
        DirectoryTree.delete(strange());
        cluster.dataNode(2).start();
        cluster.awaitLive(2);
    }

    @Test
    void theDataOfAnotherClusterIsRefusedWithBothNamesAndKept() throws Exception {
        copyOwn();
        String ours = cluster.probe().status().orElseThrow().cluster().toString();
        String theirs = UUID.randomUUID().toString();
        Path identity = strange().resolve(IDENTITY);
        Files.writeString(identity, Files.readString(identity).replace(ours, theirs));
        int blocks = DirectoryTree.files(strange(), ".blk").size();
        String refusal = refusal();
        assertTrue(refusal.contains("cluster " + theirs) && refusal.contains("cluster " + ours), refusal);
        assertTrue(refusal.contains("--registry"), refusal);
        assertTrue(Files.readString(identity).contains(theirs));
        assertEquals(blocks, DirectoryTree.files(strange(), ".blk").size());
        requireAllIsWell();
    }

    @Test
    void aDataDirectoryThatIsInUseIsLeftAlone() throws Exception {
        Files.createSymbolicLink(strange(), own());
        String refusal = refusal();
        assertTrue(refusal.contains(strange() + " is in use by another process; stop it, or give"), refusal);
        requireAllIsWell();
    }
}
