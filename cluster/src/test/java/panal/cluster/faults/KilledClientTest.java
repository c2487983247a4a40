package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.Panal;
import panal.cluster.harness.ConsoleProgram;
import panal.cluster.harness.RealCluster;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** A console is killed in the middle of a large upload, and the NameNode too before another console goes on. */
final class KilledClientTest {
    private static final int BLOCK = 4 << 20;
    private static final int BLOCKS = 64;

    @TempDir
    private Path directory;

    private RealCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = RealCluster.start(2);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void continuesWhereAKilledClientStopped() throws Exception {
        Path file = file();
        ConsoleProgram console = cluster.console();
        String[] words = {"upload", "-q", "--replication", "1", "--block-size", "4M", file.toString(), "/big"};
        Process first = console.start(words);
        long before;
        try (Panal panal = cluster.client()) {
            cluster.await("some blocks are handed in", () -> wholeBytes(panal) > 0);
            first.destroyForcibly().waitFor();
            before = wholeBytes(panal);
        }
        assertTrue(before > 0 && before < (long) BLOCKS * BLOCK, "killed with " + before + " bytes handed in");
        cluster.nameNode().kill();
        cluster.nameNode().start();
        cluster.awaitLive(2);
        Set<Path> there = blockFiles();
        console.ok("upload", "-c", "--replication", "1", "--block-size", "4M", file.toString(), "/big");
        Set<Path> sent = blockFiles();
        sent.removeAll(there);
        assertTrue(sent.size() <= BLOCKS - before / BLOCK, sent.size() + " blocks were sent with " + before);
        Path back = directory.resolve("back");
        console.ok("download", "/big", back.toString());
        assertEquals(-1, Files.mismatch(file, back));
    }

    private static long wholeBytes(Panal panal) throws PanalException {
        AtomicLong bytes = new AtomicLong();
        panal.unfinished().list(FilePath.ROOT, upload -> bytes.addAndGet(upload.bytes()));
        return bytes.get();
    }

    private Set<Path> blockFiles() throws IOException {
        Set<Path> files = new HashSet<>(cluster.blockFiles(1));
        files.addAll(cluster.blockFiles(2));
        return files;
    }

    /** No two blocks of it are alike. */
    private Path file() throws IOException {
        Path file = directory.resolve("big");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int block = 0; block < BLOCKS; block++) {
                bytes.seek((long) block * BLOCK);
                bytes.writeInt(block + 1);
            }
            bytes.setLength((long) BLOCKS * BLOCK);
        }
        return file;
    }
}
