package panal.cluster.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import panal.cliente.Panal;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cluster.harness.ConsoleRun;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.SeededBytes;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** Two clients and one name. */
final class SamePathTest {
    private static final UploadOptions OPTIONS = UploadOptions.DEFAULT.withBlockSize(1024 * 1024);
    private static final long LENGTH = 4L * 1024 * 1024;

    private static RealCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = RealCluster.start(2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void theSecondIsToldWhoHoldsThePathAndTheFirstIsWhole() throws Exception {
        FilePath path = new FilePath("/contested");
        try (Panal panal = cluster.client()) {
            ConsoleRun[] second = new ConsoleRun[1];
            InputStream bytes = SeededBytes.of(
                    LENGTH,
                    1,
                    LENGTH / 2,
                    () -> second[0] = cluster.console().runWithInput(new byte[] {1}, "upload", "-", "/contested"));
            panal.upload(Source.stream(bytes, "first"), path, OPTIONS, Progress.NONE);
            assertEquals(1, second[0].exit(), second[0]::toString);
            assertEquals(1, second[0].errorLines().size(), second[0]::toString);
            assertTrue(second[0].errorLines().get(0).contains(panal.user()), second[0]::toString);
            assertEquals(LENGTH, panal.stat(path).length());
        }
    }

    @Test
    void nothingIsVisibleBeforeTheUploadIsComplete() throws Exception {
        FilePath path = new FilePath("/slow");
        try (Panal panal = cluster.client();
                Panal other = cluster.client()) {
            InputStream bytes =
                    SeededBytes.of(LENGTH, 2, LENGTH - 1, () -> assertThrows(NotFound.class, () -> other.stat(path)));
            panal.upload(Source.stream(bytes, "slow"), path, OPTIONS, Progress.NONE);
            assertEquals(LENGTH, other.stat(path).length());
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        FilePath path = new FilePath("/broken");
        try (Panal panal = cluster.client()) {
            InputStream bytes = SeededBytes.of(LENGTH, 3, LENGTH / 2, () -> {
                throw new IllegalStateException("the source breaks");
            });
            assertThrows(
                    Exception.class, () -> panal.upload(Source.stream(bytes, "broken"), path, OPTIONS, Progress.NONE));
            assertThrows(NotFound.class, () -> panal.stat(path));
            uploadAgain(panal, path);
        }
    }

    /** The broken upload gave its hold up, so the name is free at once. */
    private static void uploadAgain(Panal panal, FilePath path) throws PanalException {
        panal.upload(Source.stream(SeededBytes.of(10, 4), "again"), path, OPTIONS, Progress.NONE);
        assertEquals(10, panal.stat(path).length());
    }
}
