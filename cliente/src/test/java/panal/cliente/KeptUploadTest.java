package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.TWO_COPIES;
import static panal.cliente.LocalFiles.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.FakeNameNode.Upload;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.testkit.Await;

/** What becomes of an upload that ends early and was told to keep what is whole. */
final class KeptUploadTest {
    private static final int BLOCK = 65_536;
    private static final UploadOptions KEPT = TWO_COPIES.withKept(true);

    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(2);
    private final Panal panal = cluster.client();
    private final byte[] content = bytes(10 * BLOCK);
    private final List<Duration> kept = Collections.synchronizedList(new ArrayList<>());
    private final Path source;

    KeptUploadTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
        source = local.file(content);
    }

    @AfterEach
    void stop() {
        cluster.nodes().forEach(FakeDataNode::resume);
        cluster.close();
    }

    private Progress endingAt(long bytes) {
        return new Progress() {
            @Override
            public void moved(long done, long total) {
                if (done >= bytes) {
                    throw new IllegalStateException("enough");
                }
            }

            @Override
            public void kept(Duration time) {
                kept.add(time);
            }
        };
    }

    private Upload only() {
        assertEquals(1, cluster.nameNode().uploads.size());
        return cluster.nameNode().uploads.values().iterator().next();
    }

    @Test
    void whoEndsAnUploadIsToldHowLongItIsKept() {
        assertThrows(
                IllegalStateException.class, () -> panal.upload(Source.file(source), FILE, KEPT, endingAt(6 * BLOCK)));
        assertEquals(List.of(Duration.ofMillis(FakeUploads.KEPT_MILLIS)), kept);
        assertEquals(0, cluster.nameNode().abandoned.get());
    }

    @Test
    void anInterruptKeepsWhatIsWhole() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread uploading = new Thread(() -> {
            try {
                panal.upload(Source.file(source), FILE, KEPT, stallingAfter(5 * BLOCK));
            } catch (PanalException stopped) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        uploading.start();
        Await.until(
                "nothing moves",
                () -> cluster.node(1).waiting() > 0 && cluster.node(1).blocks().size() > 2);
        uploading.interrupt();
        assertTrue(interrupted.get(), "and stays one");
        assertEquals(1, cluster.nameNode().parked.get());
        assertEquals(0, cluster.nameNode().abandoned.get());
        cluster.nodes().forEach(FakeDataNode::resume);
        assertTrue(only().finished.size() > 2);
        panal.upload(Source.file(source), FILE, KEPT.withContinued(true), Progress.NONE);
        assertArrayEquals(content, local.download(panal, FILE));
    }

    @Test
    void closingTheClientKeepsWhatIsWhole() throws Exception {
        Panal other = cluster.client();
        CompletableFuture<Object> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return other.upload(Source.file(source), FILE, KEPT, stallingAfter(5 * BLOCK));
            } catch (PanalException stopped) {
                return stopped;
            }
        });
        Await.until(
                "nothing moves",
                () -> cluster.node(1).waiting() > 0 && cluster.node(1).blocks().size() > 2);
        other.close();
        assertEquals(LocalFailure.class, outcome.get().getClass());
        assertEquals(1, cluster.nameNode().parked.get());
        assertEquals(0, cluster.nameNode().abandoned.get());
    }

    @Test
    void aSourceThatChangesMeanwhileLeavesNothing() throws Exception {
        assertThrows(
                LocalFailure.class,
                () -> panal.upload(Source.file(source), FILE, KEPT, (done, total) -> {
                    if (done >= 6 * BLOCK) {
                        write(source, new byte[5 * BLOCK]);
                    }
                }));
        assertEquals(1, cluster.nameNode().abandoned.get());
        assertEquals(0, cluster.nameNode().uploads.size());
    }

    @Test
    void aSourceThatCannotBeReadForNowKeepsWhatIsWhole() throws Exception {
        Source failing = Source.ranges("the disk", content.length, (offset, length) -> {
            if (offset >= 6 * BLOCK) {
                throw new IOException("Input/output error");
            }
            return new ByteArrayInputStream(content, (int) offset, (int) length);
        });
        LocalFailure failure =
                assertThrows(LocalFailure.class, () -> panal.upload(failing, FILE, KEPT, endingAt(Long.MAX_VALUE)));
        assertTrue(String.valueOf(failure.getMessage()).contains("Input/output error"), failure.getMessage());
        assertEquals(List.of(Duration.ofMillis(FakeUploads.KEPT_MILLIS)), kept);
        panal.upload(Source.file(source), FILE, KEPT.withContinued(true), Progress.NONE);
        assertEquals(0, cluster.nameNode().abandoned.get());
        assertArrayEquals(content, local.download(panal, FILE));
    }

    @Test
    void aSourceThatIsGoneForNowKeepsWhatIsWhole() throws Exception {
        Path away = source.resolveSibling("away");
        AtomicBoolean gone = new AtomicBoolean();
        assertThrows(
                LocalFailure.class,
                () -> panal.upload(Source.file(source), FILE, KEPT, (done, total) -> {
                    if (done >= 6 * BLOCK && gone.compareAndSet(false, true)) {
                        move(source, away);
                    }
                }));
        assertEquals(1, cluster.nameNode().parked.get());
        move(away, source);
        panal.upload(Source.file(source), FILE, KEPT.withContinued(true), Progress.NONE);
        assertEquals(0, cluster.nameNode().abandoned.get());
        assertArrayEquals(content, local.download(panal, FILE));
    }

    @Test
    void whatAnEarlierOneHasBroughtIsKeptWhenItCannotBeComparedForNow() throws Exception {
        assertThrows(
                IllegalStateException.class, () -> panal.upload(Source.file(source), FILE, KEPT, endingAt(6 * BLOCK)));
        int there = only().finished.size();
        Source failing = Source.ranges("the disk", content.length, (offset, length) -> {
            throw new IOException("Input/output error");
        });
        assertThrows(
                LocalFailure.class,
                () -> panal.upload(failing, FILE, KEPT.withContinued(true), endingAt(Long.MAX_VALUE)));
        assertEquals(2, cluster.nameNode().parked.get());
        assertEquals(there, only().finished.size());
    }

    @Test
    void whatComesOnlyOnceIsNotKept() {
        Source once = Source.stream(new ByteArrayInputStream(content), "standard input");
        assertThrows(IllegalStateException.class, () -> panal.upload(once, FILE, KEPT, endingAt(6 * BLOCK)));
        assertEquals(1, cluster.nameNode().abandoned.get());
    }

    private Progress stallingAfter(long bytes) {
        AtomicBoolean stalled = new AtomicBoolean();
        return (done, total) -> {
            if (done >= bytes && stalled.compareAndSet(false, true)) {
                cluster.nodes().forEach(FakeDataNode::stall);
            }
        };
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
