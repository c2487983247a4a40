package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.TWO_COPIES;
import static panal.cliente.LocalFiles.bytes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.FakeNameNode.Upload;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.testkit.Await;

/** An upload that ends early, and one that goes on where it stopped. */
final class ContinuedUploadTest {
    private static final int BLOCK = 65_536;
    private static final int BLOCKS = 10;
    /** Blocks of the upload that ended early may land after its end. */
    private static final int LATE = 2;

    private static final UploadOptions KEPT = TWO_COPIES.withKept(true);
    private static final UploadOptions CONTINUED = KEPT.withContinued(true);

    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(2);
    private final Panal panal = cluster.client();
    private final byte[] content = bytes(BLOCKS * BLOCK);
    private final List<Duration> kept = Collections.synchronizedList(new ArrayList<>());
    private final List<String> anew = Collections.synchronizedList(new ArrayList<>());
    private final Path source;

    ContinuedUploadTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
        source = local.file(content);
    }

    @AfterEach
    void stop() {
        cluster.nodes().forEach(FakeDataNode::resume);
        cluster.close();
    }

    /** Notes what it is told, and has the upload end after so many bytes. */
    private final class Watched implements Progress {
        final AtomicLong most = new AtomicLong();
        private final long end;

        Watched(long end) {
            this.end = end;
        }

        @Override
        public void moved(long done, long total) {
            most.accumulateAndGet(done, Math::max);
            if (done >= end) {
                throw new IllegalStateException("enough");
            }
        }

        @Override
        public void kept(Duration time) {
            kept.add(time);
        }

        @Override
        public void beginsAnew(String why) {
            anew.add(why);
        }
    }

    private void endEarly() {
        assertThrows(
                IllegalStateException.class,
                () -> panal.upload(Source.file(source), FILE, KEPT, new Watched(6 * BLOCK)));
    }

    private Upload only() {
        assertEquals(1, cluster.nameNode().uploads.size());
        return cluster.nameNode().uploads.values().iterator().next();
    }

    private void assertSent(int missing, int before) {
        int sent = cluster.node(1).blocks().size() - before;
        assertTrue(sent >= missing && sent <= missing + LATE, sent + " sent, " + missing + " were missing");
    }

    private byte[] uploaded() throws Exception {
        return local.download(panal, FILE);
    }

    @Test
    void sendsOnlyWhatIsNotThere() throws Exception {
        endEarly();
        int there = only().finished.size();
        assertTrue(there >= 4 && there < BLOCKS, there + " blocks are there");
        int before = cluster.node(1).blocks().size();
        Watched watched = new Watched(Long.MAX_VALUE);
        assertTrue(panal.upload(Source.file(source), FILE, CONTINUED, watched).continued());
        assertSent(BLOCKS - there, before);
        assertEquals(content.length, watched.most.get(), "what is there counts as done");
        assertArrayEquals(content, uploaded());
        assertEquals(List.of(), anew);
    }

    @Test
    void anotherUploadToThatPathNeedNotWait() throws Exception {
        endEarly();
        panal.upload(Source.file(source), FILE, KEPT, Progress.NONE);
        assertArrayEquals(content, uploaded());
    }

    @Test
    void continuesAfterTheNameNodesRestart() throws Exception {
        endEarly();
        int there = only().finished.size();
        int before = cluster.node(1).blocks().size();
        cluster.nameNode().restart();
        panal.upload(Source.file(source), FILE, CONTINUED, Progress.NONE);
        assertSent(BLOCKS - there, before);
        assertArrayEquals(content, uploaded());
    }

    @Test
    void beginsAnewWhenTheSourceHasChanged() throws Exception {
        endEarly();
        int whole = only().finished.keySet().iterator().next();
        byte[] newer = content.clone();
        newer[whole * BLOCK + 7] ^= 1;
        Files.write(source, newer);
        panal.upload(Source.file(source), FILE, CONTINUED, new Watched(Long.MAX_VALUE));
        assertArrayEquals(newer, uploaded());
        assertEquals(1, anew.size());
        assertTrue(anew.get(0).startsWith(source + " has changed since its upload to /file"), anew.get(0));
        assertEquals(1, cluster.nameNode().abandoned.get());
    }

    @Test
    void beginsAnewWhenTheSourceHasBecomeShorter() throws Exception {
        endEarly();
        byte[] newer = bytes(BLOCK / 2);
        Files.write(source, newer);
        panal.upload(Source.file(source), FILE, CONTINUED, new Watched(Long.MAX_VALUE));
        assertArrayEquals(newer, uploaded());
        assertEquals(1, anew.size());
    }

    @Test
    void withNothingToGoOnWithItBegins() throws Exception {
        panal.upload(Source.file(source), FILE, CONTINUED, new Watched(Long.MAX_VALUE));
        assertArrayEquals(content, uploaded());
        assertEquals(List.of(), anew);
    }

    @Test
    void anEarlierClientIsFenced() throws Exception {
        cluster.nodes().forEach(FakeDataNode::stall);
        CompletableFuture<Object> earlier = upload(panal, KEPT);
        Await.until("it has two blocks on their way", () -> cluster.nameNode().uploads.values().stream()
                .anyMatch(upload -> upload.granted.size() == BLOCKS));
        CompletableFuture<Object> later = upload(cluster.client(), CONTINUED);
        Await.until("the later one has it", () -> !cluster.nameNode().turns.isEmpty());
        cluster.nodes().forEach(FakeDataNode::resume);
        assertEquals(PathHeld.class, earlier.get().getClass());
        assertEquals("done", later.get().toString());
        assertArrayEquals(content, uploaded());
        assertEquals(List.of(), kept, "the earlier one has nothing to keep");
    }

    private CompletableFuture<Object> upload(Panal client, UploadOptions options) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                client.upload(Source.file(source), FILE, options, new Watched(Long.MAX_VALUE));
                return "done";
            } catch (PanalException failure) {
                return failure;
            }
        });
    }

    @Test
    void blocksWithOneCopyAreKeptWhereNoOtherNodeIs() throws Exception {
        cluster.node(2).down();
        endEarly();
        assertTrue(only().finished.size() >= 4, only().finished.toString());
        panal.upload(Source.file(source), FILE, CONTINUED, Progress.NONE);
        assertArrayEquals(content, uploaded());
    }

    @Test
    void theFilesTimeIsTheSourcesWhenItGoesOn() throws Exception {
        endEarly();
        Files.setLastModifiedTime(source, FileTime.fromMillis(5_000));
        var status = panal.upload(Source.file(source), FILE, CONTINUED.withTimes(true), Progress.NONE)
                .status();
        assertEquals(5_000, status.modifiedMillis());
    }

    @Test
    void theReplicationAndTheBlockSizeOfTheBeginningStay() throws Exception {
        endEarly();
        var status = panal.upload(
                        Source.file(source), FILE, CONTINUED.withReplication(1).withBlockSize(2 * BLOCK), Progress.NONE)
                .status();
        assertEquals(2, status.replication());
        assertEquals(BLOCK, status.blockSize());
        assertArrayEquals(content, uploaded());
    }
}
