package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.LONG_BLOCK;
import static panal.cliente.LocalFiles.TWO_COPIES;
import static panal.cliente.LocalFiles.bytes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cliente.write.Uploaded;
import panal.protocol.block.Crc32cSum;
import panal.protocol.value.FilePath;

/** What goes in comes out, whatever its size. */
final class RoundTripTest {
    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(4);
    private final Panal panal = cluster.client();

    RoundTripTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 458_751, 458_752, 458_753, 1_048_575, 1_048_576, 1_048_577})
    void bringsBackFilesOfSizesAroundTheLimits(int size) throws Exception {
        byte[] bytes = bytes(size);

        for (long blockSize : new long[] {65_536, 1_048_576, 64 << 20}) {
            FilePath target = FILE.parent().orElseThrow().child("size-" + blockSize);
            Uploaded uploaded = panal.upload(
                    Source.file(local.file(bytes)),
                    target,
                    UploadOptions.DEFAULT.withBlockSize(blockSize),
                    Progress.NONE);
            assertEquals(size, uploaded.status().length());
            assertEquals(3, uploaded.copies());
            assertArrayEquals(bytes, local.download(panal, target));
            assertEquals(Crc32cSum.of(bytes, 0, size), panal.checksum(target).crc32c());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void bringsBackFilesAroundOneWholeBlock(int more) throws Exception {
        byte[] bytes = bytes((64 << 20) + more);
        panal.upload(Source.file(local.file(bytes)), FILE, UploadOptions.DEFAULT.withReplication(1), Progress.NONE);
        assertArrayEquals(bytes, local.download(panal, FILE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 131_072, 200_000})
    void keepsAStreamUntilItIsWritten(int size) throws Exception {
        byte[] bytes = bytes(size);
        panal.upload(Source.stream(new ByteArrayInputStream(bytes), "standard input"), FILE, TWO_COPIES, Progress.NONE);
        assertArrayEquals(bytes, local.download(panal, FILE));
    }

    @ParameterizedTest
    @ValueSource(ints = {458_751, 458_752, 458_753, 1_000_000})
    void keepsALongBlockOfAStreamUntilItIsWritten(int size) throws Exception {
        byte[] bytes = bytes(size);
        panal.upload(Source.stream(new ByteArrayInputStream(bytes), "standard input"), FILE, LONG_BLOCK, Progress.NONE);
        assertArrayEquals(bytes, local.download(panal, FILE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_096, 65_536, 200_000})
    void writesBytesThatAreInMemory(int size) throws Exception {
        byte[] bytes = bytes(size);
        assertEquals(
                size,
                panal.upload(Source.bytes(bytes), FILE, TWO_COPIES, Progress.NONE)
                        .status()
                        .length());
        assertArrayEquals(bytes, local.download(panal, FILE));
    }

    @Test
    void copiesAFileInsideTheCluster() throws Exception {
        byte[] bytes = local.upload(panal, 300_000, TWO_COPIES);
        FilePath copy = new FilePath("/copy");
        panal.copy(FILE, copy, UploadOptions.DEFAULT.withBlockSize(131_072), Progress.NONE);
        assertArrayEquals(bytes, local.download(panal, copy));
    }

    @Test
    void readsAnyRange() throws Exception {
        byte[] bytes = local.upload(panal, 300_000, TWO_COPIES);
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(bytes.length + 10);
            int length = random.nextInt(200_000);
            byte[] expected =
                    Arrays.copyOfRange(bytes, Math.min(from, bytes.length), Math.min(bytes.length, from + length));
            try (InputStream in = panal.read(FILE, from, length)) {
                assertArrayEquals(expected, in.readAllBytes(), "from " + from + " length " + length);
            }
        }
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
    }

    @Test
    void tellsHowFarATransferIs() throws Exception {
        AtomicLong last = new AtomicLong();
        byte[] bytes = bytes(300_000);
        Progress progress = (done, total) -> {
            assertEquals(bytes.length, total);
            last.accumulateAndGet(done, Math::max);
        };
        panal.upload(Source.file(local.file(bytes)), FILE, TWO_COPIES, progress);
        assertEquals(bytes.length, last.getAndSet(0));
        panal.download(FILE, local.directory().resolve("out"), DownloadOptions.DEFAULT, progress);
        assertEquals(bytes.length, last.get());
    }

    @Test
    void tellsOfEveryBlockThatIsOnItsWay() throws Exception {
        BlocksSeen sent = new BlocksSeen();
        byte[] bytes = bytes(1_100_000);
        UploadOptions options = UploadOptions.DEFAULT.withBlockSize(524_288).withReplication(1);
        panal.upload(Source.file(local.file(bytes)), FILE, options, sent);
        // The last block is small enough to go in one piece.
        assertEquals(Map.of(0, 524_288L, 1, 524_288L), sent.most);
        assertEquals(Set.of(), sent.open);
        BlocksSeen fetched = new BlocksSeen();
        panal.download(FILE, local.directory().resolve("out"), DownloadOptions.DEFAULT, fetched);
        assertEquals(Map.of(0, 524_288L, 1, 524_288L, 2, 51_424L), fetched.most);
        assertEquals(Set.of(), fetched.open);
    }

    /** How far each block was, and which have not ended. */
    private static final class BlocksSeen implements Progress {
        private final Map<Integer, Long> most = new ConcurrentHashMap<>();
        private final Set<Integer> open = ConcurrentHashMap.newKeySet();

        @Override
        public void moved(long done, long total) {}

        @Override
        public void block(int index, long done, long length) {
            open.add(index);
            most.merge(index, done, Math::max);
        }

        @Override
        public void blockEnded(int index) {
            open.remove(index);
        }
    }
}
