package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.cliente.Panal;
import panal.cluster.harness.ConsoleRun;
import panal.cluster.harness.RealCluster;
import panal.protocol.value.FilePath;

/** Bits that flip on a disk. */
final class CorruptReplicaTest {
    private static final long LENGTH = 5L * 1024 * 1024;

    private final Workload work = new Workload();
    private RealCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = RealCluster.start(3);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void readersTakeAnotherReplicaAndNeverGiveOutWrongBytes() throws Exception {
        try (Panal panal = cluster.client()) {
            work.upload(panal, new FilePath("/file"), LENGTH);
            flipABitInEveryBlockOf(1);
            flipABitInEveryBlockOf(2);
            work.verify(panal);
            flipABitInEveryBlockOf(3);
            ConsoleRun read = cluster.console().run("download", "/file", "copy");
            assertEquals(1, read.exit(), read::toString);
            assertEquals(1, read.errorLines().size(), read::toString);
            assertEquals(false, java.nio.file.Files.exists(cluster.home().resolve("copy")));
        }
    }

    private void flipABitInEveryBlockOf(int slot) throws IOException {
        assertEquals(5, cluster.blockFiles(slot).size());
        for (Path block : cluster.blockFiles(slot)) {
            try (RandomAccessFile file = new RandomAccessFile(block.toFile(), "rw")) {
                long middle = file.length() / 2;
                file.seek(middle);
                int old = file.read();
                file.seek(middle);
                file.write(old ^ 1);
            }
        }
    }
}
