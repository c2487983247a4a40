package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.Panal;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealCluster;
import panal.protocol.value.FilePath;

/** The NameNode keeps its metadata in two directories, and loses first one and then the other. */
final class MetadataDirectoriesTest {
    private final Workload work = new Workload();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path disks;

    private RealCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = RealCluster.start(ClusterSettings.of(2)
                .withNameNode("--metadata-dir", first() + "," + second(), "--metadata-wait", "3000"));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Path first() {
        return disks.resolve("first");
    }

    private Path second() {
        return disks.resolve("second");
    }

    @Test
    void eachOfTwoIsEnoughAndALostOneIsFilledWhenSomebodySaysThatItIsNew() throws Exception {
        upload("/before");
        cluster.nameNode().kill();
        lose(first());
        cluster.nameNode().start();
        cluster.awaitLive(2);
        upload("/with-one");
        assertEquals(List.of(), DirectoryTree.files(first(), ""), "an empty directory may be a mount that is missing");

        Files.createFile(first().resolve("new"));
        cluster.await("the first directory is filled", () -> current(first()) && current(second()));
        upload("/with-both");
        cluster.nameNode().kill();
        lose(second());
        cluster.nameNode().start();
        cluster.awaitLive(2);
        upload("/after");
    }

    @Test
    void mountsThatAreMissingAtAStartAreNoReasonToFoundASecondCluster() throws Exception {
        upload("/before");
        cluster.nameNode().kill();
        unmount(first());
        unmount(second());
        cluster.nameNode().start();
        assertEquals(1, cluster.nameNode().awaitExit());
        String refusal = cluster.nameNode().output();
        assertTrue(refusal.contains("no journal is in " + first() + ", " + second()), refusal);
        mount(first());
        mount(second());
        cluster.nameNode().start();
        cluster.awaitLive(2);
        upload("/after");
    }

    /** Leaves an empty directory. */
    private static void unmount(Path directory) throws IOException {
        Files.move(directory, unmounted(directory));
        Files.createDirectory(directory);
    }

    private static void mount(Path directory) throws IOException {
        Files.delete(directory);
        Files.move(unmounted(directory), directory);
    }

    private static Path unmounted(Path directory) {
        return directory.resolveSibling(directory.getFileName() + "-unmounted");
    }

    /** Uploads one more file, and sees to it that all are there. */
    private void upload(String path) throws Exception {
        try (Panal panal = cluster.client()) {
            work.upload(panal, new FilePath(path), 1_500_000);
            work.verify(panal);
        }
    }

    /** Whether a directory's own record says that both have everything. */
    private static boolean current(Path directory) throws IOException {
        Path record = directory.resolve("directories");
        return Files.exists(record)
                && Files.readAllLines(record).stream()
                                .filter(line -> line.startsWith("current "))
                                .count()
                        == 2;
    }

    private static void lose(Path directory) throws IOException {
        DirectoryTree.delete(directory);
        Files.createDirectories(directory);
    }
}
