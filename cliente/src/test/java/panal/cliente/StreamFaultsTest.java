package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.LONG_BLOCK;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.FakeDataNode.Fault;
import panal.testkit.Await;

/** What goes wrong with streams costs no byte, and where there are none calls do. */
final class StreamFaultsTest {
    /** Five packets. */
    private static final int MANY_PACKETS = 2_000_000;

    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(2);
    private final Panal panal = cluster.client();

    StreamFaultsTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void readsOnFromAnotherReplicaWhenAStreamStallsInTheMiddle() throws Exception {
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.node(1).streams().stallBehind(2);
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertEquals(3, cluster.node(2).reads(), "packets that did not come from the first node");
    }

    @Test
    void goesOnByCallsWhenAllStreamsStall() throws Exception {
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.nodes().forEach(node -> node.streams().stallBehind(1));
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
    }

    @Test
    void readsOnFromAnotherReplicaWhenAStreamBreaksOffInTheMiddle() throws Exception {
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.node(1).failReading(3, Fault.OUT_OF_SPACE, false);
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
        assertEquals(2, cluster.node(2).reads(), "packets that did not come from the first node");
        assertEquals(0, cluster.nameNode().corruptReports.size());
    }

    @Test
    void reportsAReplicaWhoseStreamHasBadBytesAndGoesOnBehindTheGoodOnes() throws Exception {
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.node(1).flipBitIn(9);
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
        assertEquals(4, cluster.node(2).reads(), "the first packet was good");
        Await.until(
                "the corrupt replica is reported",
                () -> cluster.nameNode().corruptReports.size() == 1);
    }

    @Test
    void doesByCallsWhatANodeGivesNoStreamFor() throws Exception {
        cluster.nodes().forEach(FakeDataNode::withoutStreams);
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        assertArrayEquals(bytes, local.download(panal, FILE));
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
        assertEquals(0, cluster.nameNode().failedNodes.size());
    }

    @Test
    void asksForNoStreamsWhenTheyAreTurnedOff() throws Exception {
        Panal plain = cluster.clientWithoutStreams();
        byte[] bytes = local.upload(plain, MANY_PACKETS, LONG_BLOCK);
        assertArrayEquals(bytes, local.download(plain, FILE));
        assertEquals(0, cluster.node(1).tickets() + cluster.node(2).tickets());
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertTrue(cluster.node(1).tickets() + cluster.node(2).tickets() > 0);
    }

    @Test
    void takesTheSameConnectionForOneSmallFileAfterTheOther() throws Exception {
        for (int i = 0; i < 20; i++) {
            byte[] bytes = local.upload(panal, 4096 + i, LONG_BLOCK.withOverwrite(true));
            // The last byte gives the connection back, not the stream's end.
            assertArrayEquals(bytes, panal.read(FILE, 0, Long.MAX_VALUE).readNBytes(bytes.length));
        }
        assertEquals(1, cluster.node(1).tickets() + cluster.node(2).tickets());
    }

    @Test
    void stopsAtOnceWhenAReaderOfAStreamIsInterrupted() throws Exception {
        local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.nodes().forEach(FakeDataNode::stall);
        CompletableFuture<Exception> outcome = new CompletableFuture<>();
        Thread reader = new Thread(() -> outcome.complete(assertThrows(Exception.class, this::readAll)));
        reader.start();
        Await.until(
                "a node is asked",
                () -> cluster.node(1).tickets() + cluster.node(2).tickets() > 0);
        reader.interrupt();
        // Before the stream is there an interrupt comes as a LocalFailure, afterwards as an InterruptedIOException.
        assertEquals("interrupted", outcome.get().getMessage());
    }

    @Test
    void stopsAReaderOfAStreamWhenTheClientIsClosed() throws Exception {
        local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        cluster.nodes().forEach(node -> node.streams().stallBehind(1));
        CompletableFuture<Exception> outcome = new CompletableFuture<>();
        InputStream in = panal.read(FILE, 0, Long.MAX_VALUE);
        assertEquals(10, in.readNBytes(10).length);
        Thread reader = new Thread(() -> outcome.complete(assertThrows(IOException.class, in::readAllBytes)));
        reader.start();
        panal.close();
        assertInstanceOf(IOException.class, outcome.get());
    }

    private byte[] readAll() throws Exception {
        try (InputStream in = panal.read(FILE, 0, Long.MAX_VALUE)) {
            return in.readAllBytes();
        }
    }
}
