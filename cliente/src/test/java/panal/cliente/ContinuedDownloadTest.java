package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.LONG_BLOCK;
import static panal.cliente.LocalFiles.TWO_COPIES;
import static panal.cliente.LocalFiles.bytes;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;

/** A download that ends early, and one that goes on where it stopped. */
final class ContinuedDownloadTest {
    private static final int BLOCK = 65_536;
    private static final int BLOCKS = 10;
    /** Reads of the download that ended early may be counted after its end: it does not wait for the other three. */
    private static final int LATE = 3;

    private static final UploadOptions ONE_COPY = TWO_COPIES.withReplication(1);
    private static final DownloadOptions KEPT = DownloadOptions.DEFAULT.withKept(true);
    private static final DownloadOptions CONTINUED = KEPT.withContinued(true);

    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(1);
    private final Panal panal = cluster.client();
    private final byte[] content = bytes(BLOCKS * BLOCK);
    private Path out = Path.of("out");

    ContinuedDownloadTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
    }

    @BeforeEach
    void endEarly() throws Exception {
        out = local.directory().resolve("out");
        cluster.node(1).withoutStreams();
        local.upload(panal, content.length, ONE_COPY);
        assertThrows(IllegalStateException.class, () -> panal.download(FILE, out, KEPT, endingAt(6 * BLOCK)));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void fetchesOnlyWhatIsNotThere() throws Exception {
        int there = wholeBlocks(Files.readAllBytes(part()));
        assertTrue(there >= 5 && there < BLOCKS, there + " blocks are there");
        int before = cluster.node(1).reads();
        assertEquals(content.length, panal.download(FILE, out, CONTINUED, Progress.NONE));
        int reads = cluster.node(1).reads() - before;
        assertTrue(reads >= BLOCKS - there && reads <= BLOCKS - there + LATE, reads + " reads with " + there);
        assertArrayEquals(content, Files.readAllBytes(out));
        assertEquals(List.of("in", "out"), local.names());
    }

    @Test
    void countsWhatIsThereAsDone() throws Exception {
        long[] last = new long[1];
        panal.download(FILE, out, CONTINUED, (done, total) -> {
            synchronized (last) {
                last[0] = Math.max(last[0], done);
            }
        });
        assertEquals(content.length, last[0]);
    }

    @Test
    void aFlippedBitInThePartIsFetchedAgain() throws Exception {
        byte[] part = Files.readAllBytes(part());
        part[5] ^= 4;
        Files.write(part(), part);
        panal.download(FILE, out, CONTINUED, Progress.NONE);
        assertArrayEquals(content, Files.readAllBytes(out));
    }

    @Test
    void aNewVersionIsNeverMixedIntoAnOldPart() throws Exception {
        byte[] newer = bytes(content.length - 1);
        panal.upload(Source.file(local.file(newer)), FILE, ONE_COPY.withOverwrite(true), Progress.NONE);
        panal.download(FILE, out, CONTINUED, Progress.NONE);
        assertArrayEquals(newer, Files.readAllBytes(out));
        assertEquals(List.of("in", "out"), local.names(), "the old version's part is gone");
    }

    @Test
    void whoDoesNotContinueBeginsAnew() throws Exception {
        int before = cluster.node(1).reads();
        panal.download(FILE, out, KEPT, Progress.NONE);
        assertTrue(cluster.node(1).reads() - before >= BLOCKS);
        assertArrayEquals(content, Files.readAllBytes(out));
        assertEquals(List.of("in", "out"), local.names());
    }

    @Test
    void aPartThatAnotherFillsIsLeftToIt() throws Exception {
        byte[] before = Files.readAllBytes(part());
        Path part = part();
        try (FileChannel other = FileChannel.open(part, StandardOpenOption.WRITE)) {
            assertTrue(other.lock().isValid());
            panal.download(FILE, out, CONTINUED, Progress.NONE);
        }
        assertArrayEquals(content, Files.readAllBytes(out));
        assertArrayEquals(before, Files.readAllBytes(part));
    }

    @Test
    void aPartForAnotherNameIsLeftAlone() throws Exception {
        Path other = local.directory().resolve("other");
        int before = cluster.node(1).reads();
        panal.download(FILE, other, CONTINUED, Progress.NONE);
        assertTrue(cluster.node(1).reads() - before >= BLOCKS);
        assertTrue(Files.exists(part()));
    }

    @Test
    void aLinkThatLooksLikeAPartIsNotFollowed() throws Exception {
        Path part = part();
        Path victim = Files.write(local.directory().resolve("victim"), new byte[] {7});
        Files.delete(part);
        Files.createSymbolicLink(part, victim);
        panal.download(FILE, out, CONTINUED, Progress.NONE);
        assertArrayEquals(content, Files.readAllBytes(out));
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(victim));
    }

    @Test
    void aFileOfOneBlockLeavesNothing() throws Exception {
        Files.delete(part());
        local.upload(panal, 1_000_000, LONG_BLOCK.withReplication(1).withOverwrite(true));
        assertThrows(IllegalStateException.class, () -> panal.download(FILE, out, KEPT, endingAt(900_000)));
        assertEquals(List.of("in"), local.names());
    }

    private static Progress endingAt(long bytes) {
        return (done, total) -> {
            if (done >= bytes) {
                throw new IllegalStateException("enough");
            }
        };
    }

    private Path part() throws Exception {
        List<String> parts =
                local.names().stream().filter(name -> name.endsWith(".part")).toList();
        assertEquals(1, parts.size(), parts.toString());
        return local.directory().resolve(parts.get(0));
    }

    private int wholeBlocks(byte[] part) {
        int whole = 0;
        for (int from = 0; from + BLOCK <= part.length; from += BLOCK) {
            whole += Arrays.equals(part, from, from + BLOCK, content, from, from + BLOCK) ? 1 : 0;
        }
        return whole;
    }

    @Test
    void whoStopsAgainAtOnceLosesNothing() throws Exception {
        byte[] before = Files.readAllBytes(part());
        assertThrows(IllegalStateException.class, () -> panal.download(FILE, out, CONTINUED, endingAt(1)));
        assertTrue(wholeBlocks(Files.readAllBytes(part())) >= wholeBlocks(before));
    }
}
