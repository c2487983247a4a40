package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static panal.cliente.LocalFiles.FILE;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.FakeDataNode.Fault;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.testkit.Seeds;

/** Random sizes, block sizes and failures: what comes back is what went in. */
final class RandomFaultsTest {
    private static final int NODES = 4;

    @Test
    void bringsBackWhatWasAcknowledged(@TempDir Path directory) {
        Seeds.each(1, 40, random -> {
            try (FakeCluster cluster = new FakeCluster(NODES)) {
                Panal panal = random.nextBoolean() ? cluster.client() : cluster.clientWithoutStreams();
                byte[] bytes = new byte[random.nextInt(1 << random.nextInt(21))];
                random.nextBytes(bytes);
                UploadOptions options = UploadOptions.DEFAULT
                        .withBlockSize(65_536L * (1 + random.nextInt(16)))
                        .withReplication(2 + random.nextInt(2));
                breakWriting(cluster, random);
                panal.upload(source(directory, bytes, random), FILE, options, Progress.NONE);
                assertEquals(bytes.length, panal.stat(FILE).length());
                breakReading(cluster, random);
                Path out = directory.resolve("out");
                panal.download(FILE, out, DownloadOptions.DEFAULT.withOverwrite(true), Progress.NONE);
                assertArrayEquals(bytes, Files.readAllBytes(out));
            }
        });
    }

    private static Source source(Path directory, byte[] bytes, Random random) throws Exception {
        return random.nextBoolean()
                ? Source.file(Files.write(directory.resolve("in"), bytes))
                : Source.stream(new ByteArrayInputStream(bytes), "stream");
    }

    /** One node for good, and another one now and then. */
    private static void breakWriting(FakeCluster cluster, Random random) {
        int slot = 1 + random.nextInt(NODES);
        Fault first = random.nextBoolean() ? Fault.CRASH : Fault.OUT_OF_SPACE;
        cluster.node(slot).failWriting(random.nextInt(6), first, true);
        cluster.node(1 + slot % NODES).failWriting(random.nextInt(6), Fault.STALE_EPOCH, false);
    }

    /** One node only: each block has another copy, on a node that is well. */
    private static void breakReading(FakeCluster cluster, Random random) {
        long up = cluster.nodes().stream().filter(FakeDataNode::isUp).count();
        FakeDataNode node = cluster.node(1 + random.nextInt(NODES));
        if (up < NODES || !node.isUp()) {
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> node.failReading(random.nextInt(4), Fault.CRASH, true);
            case 1 -> node.flipBitIn(random.nextInt(4));
            default -> node.failReading(random.nextInt(4), Fault.EXPIRED, false);
        }
    }
}
