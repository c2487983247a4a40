package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.LONG_BLOCK;
import static panal.cliente.LocalFiles.TWO_COPIES;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.FakeDataNode.Fault;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.NotFound;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Packet;
import panal.testkit.Await;

/** A read gets through what goes wrong around it, and never gives bytes that are not the file's. */
final class ReadFaultsTest {
    private static final int MANY_PACKETS = 2_000_000;

    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(2);
    private final Panal panal = cluster.client();

    ReadFaultsTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void readsFromAnotherReplicaWhenOneIsCorruptAndReportsIt() throws Exception {
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.node(1).flipBitIn(9);
        assertArrayEquals(bytes, local.download(panal, FILE));
        Await.until("the corrupt replica is reported", () -> reports().size() == 1);
        assertTrue(reports().get(0).endsWith("on datanode-1"), reports().get(0));
    }

    /** Chunks 9 and 11 come in one packet, chunk 20 in another. */
    @Test
    void readsAFileWhoseReplicasAreAllDamagedFromWhatIsRightInThem() throws Exception {
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.node(1).flipBitIn(9);
        cluster.node(1).flipBitIn(20);
        cluster.node(2).flipBitIn(11);
        assertArrayEquals(bytes, local.download(panal, FILE));
        Await.until("both replicas are reported", () -> reports().size() == 2);
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
    }

    @Test
    void resumesAtTheChunkWhenANodeCrashesInMidBlock() throws Exception {
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.node(1).failReading(2, Fault.CRASH, false);
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertEquals(2, cluster.node(1).reads());
        assertEquals(3, cluster.node(2).reads(), "packets in all: 5");
    }

    @Test
    void doesNotWaitForANodeThatStalls() throws Exception {
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.node(1).stall();
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertEquals(0, cluster.node(1).reads());
    }

    @Test
    void asksAgainWhenTheTokenHasExpired() throws Exception {
        byte[] bytes = local.upload(panal, 200_000, TWO_COPIES);
        cluster.node(1).failReading(0, Fault.EXPIRED, false);
        cluster.node(2).failReading(0, Fault.STALE_EPOCH, false);
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertEquals(List.of(), reports());
    }

    @Test
    void goesOnAfterARestartOfTheNameNode() throws Exception {
        byte[] bytes = local.upload(panal, 1_000_000, TWO_COPIES);
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            byte[] first = in.readNBytes(10);
            cluster.nameNode().restart();
            byte[] rest = in.readAllBytes();
            assertEquals(bytes[9], first[9]);
            assertEquals(bytes.length, first.length + rest.length);
            assertEquals(bytes[bytes.length - 1], rest[rest.length - 1]);
        }
    }

    @Test
    void findsAReplicaWhoseBytesAreSoundButNotTheFiles() throws Exception {
        byte[] bytes = local.upload(panal, 400_000, LONG_BLOCK);
        FakeCluster other = new FakeCluster(1);
        try {
            // Good records of the same length, of other bytes.
            local.upload(other.client(), 400_000, LONG_BLOCK.withReplication(1));
            FakeReplica stranger = stored(other.node(1));
            byte[] records = stranger.records().clone();
            System.arraycopy(records, 65_547, records, 0, 65_547);
            BlockSum sum = stored(cluster.node(1)).sum();
            cluster.node(1).blocks().replaceAll((id, s) -> new FakeReplica(s.attempt(), sum, new Packet(0, records)));
        } finally {
            other.close();
        }
        assertArrayEquals(bytes, local.download(panal, FILE));
        Await.until("the wrong replica is reported", () -> reports().size() == 1);
        assertTrue(reports().get(0).endsWith("on datanode-1"), reports().get(0));
    }

    @Test
    void saysWhichBlockAndWhyEachNodeFailedWhenAllReplicasAreGone() throws Exception {
        local.upload(panal, 1000, TWO_COPIES);
        cluster.node(1).flipBitIn(0);
        cluster.node(2).down();
        NoDataNodes none = assertThrows(NoDataNodes.class, () -> local.download(panal, FILE));
        String message = String.valueOf(none.getMessage());
        assertTrue(message.contains("of /file"), message);
        assertTrue(message.contains("datanode-1: block"), message);
        assertTrue(message.contains("CRC32C"), message);
        assertTrue(message.contains("datanode-2 is not live"), message);
        assertEquals(List.of("in"), local.names());
    }

    @Test
    void doesNotMixTwoFilesOfOneName() throws Exception {
        local.upload(panal, 65_536 * 40, TWO_COPIES);
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            assertEquals(10, in.readNBytes(10).length);
            local.upload(panal, 65_536 * 41, TWO_COPIES.withOverwrite(true));
            IOException failure = assertThrows(IOException.class, in::readAllBytes);
            assertTrue(failure.getCause() instanceof NotFound, failure.toString());
            assertTrue(String.valueOf(failure.getMessage()).contains("replaced"), failure.getMessage());
        }
    }

    private List<String> reports() {
        return List.copyOf(cluster.nameNode().corruptReports);
    }

    private static FakeReplica stored(FakeDataNode node) {
        return node.blocks().values().iterator().next();
    }
}
