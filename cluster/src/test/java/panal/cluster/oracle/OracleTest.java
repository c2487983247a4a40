package panal.cluster.oracle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import panal.cliente.Panal;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cluster.harness.Damage;
import panal.cluster.harness.RealCluster;
import panal.cluster.workload.Content;
import panal.cluster.workload.Ledger;
import panal.protocol.value.FilePath;

/** An oracle that finds nothing wrong is worth nothing unless it finds what is wrong. */
final class OracleTest {
    private static final Content CONTENT = Content.file(3_000_000, 5);
    private static final Ledger WRITTEN = Ledger.of(List.of("asked CREATE /f /f 3000000 5", "done"));

    private static RealCluster cluster;
    private static Oracle oracle;

    @BeforeAll
    static void start() throws Exception {
        cluster = RealCluster.start(2);
        oracle = new Oracle(cluster, Duration.ofMillis(1));
        try (Panal panal = cluster.client()) {
            upload(panal, "/f", CONTENT);
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void nothingIsWrongWhenNothingIs() throws Exception {
        oracle.requireFiles(List.of(WRITTEN));
        oracle.requireCopies(2);
        oracle.requireNoLeaks();
        oracle.requireQuietLogs(List.of());
    }

    @Test
    void aFileThatWasAcknowledgedAndIsGone() {
        Ledger more = Ledger.of(List.of("asked CREATE /gone /gone 5 6", "done"));
        assertSays("/gone was acknowledged and is gone", () -> oracle.requireFiles(List.of(WRITTEN, more)));
    }

    @Test
    void aFileThatNobodyWasAcknowledged() {
        assertSays("/f is there", () -> oracle.requireFiles(List.of()));
    }

    @Test
    void otherBytesOfTheSameLength() {
        Ledger other = Ledger.of(List.of("asked CREATE /f /f 3000000 6", "done"));
        assertSays("wrong bytes", () -> oracle.requireFiles(List.of(other)));
    }

    @Test
    void aFileInDoubtIsWholeOrAbsent() {
        Ledger doubtful = Ledger.of(List.of("asked CREATE /f /f 3000000 5"));
        Ledger absent = Ledger.of(List.of("asked CREATE /absent /absent 9 9"));
        assertDoesNotThrow(() -> oracle.requireFiles(List.of(doubtful, absent)));
        Ledger wrong = Ledger.of(List.of("asked CREATE /f /f 9 9"));
        assertSays("neither as before", () -> oracle.requireFiles(List.of(wrong)));
    }

    @Test
    void aCopyTooFewATemporaryFileAndADamagedBlock() throws Exception {
        Path block = cluster.blockFiles(1).get(0);
        byte[] whole = Files.readAllBytes(block);
        try {
            Damage.flipABit(block, new Random(1));
            assertSays("damaged block", () -> oracle.requireCopies(2));
            Files.delete(block);
            assertSays("good copies, on slots [2]", () -> oracle.requireCopies(2));
        } finally {
            Files.write(block, whole);
        }
        Path temporary = Files.write(block.resolveSibling("77.1.tmp"), new byte[1]);
        assertSays("a temporary file is left", () -> oracle.requireCopies(2));
        Files.delete(temporary);
        Path nobodys = Files.copy(block, block.resolveSibling("99999999.blk"));
        assertSays("which no file has", () -> oracle.requireCopies(2));
        Files.delete(nobodys);
    }

    @Test
    void anErrorInALog() throws IOException {
        Path log = cluster.home().resolve("log").resolve("extra.log");
        Files.writeString(log, "2026-01-01T00:00:00.000Z ERROR [main] Something broke why=\"x\"\n");
        assertSays("extra.log", () -> oracle.requireQuietLogs(List.of()));
        assertDoesNotThrow(() -> oracle.requireQuietLogs(List.of(Pattern.compile("broke why"))));
        Files.writeString(log, "x\njava.io.IOException: x\n\tat panal.Some.thing(Some.java:1)\n");
        assertSays("extra.log", () -> oracle.requireQuietLogs(List.of()));
        Files.delete(log);
    }

    private static void assertSays(String part, Executable check) {
        AssertionError failure = assertThrows(AssertionError.class, check);
        assertTrue(String.valueOf(failure.getMessage()).contains(part), failure.getMessage());
    }

    private static void upload(Panal panal, String path, Content content) throws Exception {
        panal.upload(
                Source.stream(content.open(), path),
                new FilePath(path),
                UploadOptions.DEFAULT.withBlockSize(1 << 20).withReplication(2),
                Progress.NONE);
    }
}
