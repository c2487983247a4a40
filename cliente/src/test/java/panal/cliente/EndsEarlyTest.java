package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.LONG_BLOCK;
import static panal.cliente.LocalFiles.TWO_COPIES;
import static panal.cliente.LocalFiles.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.testkit.Await;

/** What ends before its end leaves nothing behind, here and there. */
final class EndsEarlyTest {
    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(2);
    private final Panal panal = cluster.client();

    EndsEarlyTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
    }

    @AfterEach
    void stop() {
        cluster.nodes().forEach(FakeDataNode::resume);
        cluster.close();
    }

    @Test
    void refusesAFileThatGrowsWhileItIsUploaded() throws Exception {
        Path file = local.file(bytes(300_000));
        LocalFailure changed = assertThrows(
                LocalFailure.class,
                () -> panal.upload(Source.file(file), FILE, TWO_COPIES, (done, total) -> {
                    append(file);
                }));
        assertTrue(String.valueOf(changed.getMessage()).contains("changed"), changed.getMessage());
        assertNothingVisible();
    }

    @Test
    void refusesAFileThatShrinksWhileItIsUploaded() throws Exception {
        Path file = local.file(bytes(3_000_000));
        LocalFailure changed = assertThrows(
                LocalFailure.class,
                () -> panal.upload(Source.file(file), FILE, LONG_BLOCK, (done, total) -> {
                    truncate(file);
                }));
        assertTrue(String.valueOf(changed.getMessage()).contains("shorter"), changed.getMessage());
        assertNothingVisible();
    }

    @Test
    void abandonsAnUploadWhoseStreamBreaks() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the pipe broke");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the pipe broke");
            }
        };
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(bytes(100_000)), broken);
        LocalFailure failure = assertThrows(
                LocalFailure.class,
                () -> panal.upload(Source.stream(in, "standard input"), FILE, TWO_COPIES, Progress.NONE));
        assertEquals("cannot read standard input: the pipe broke", failure.getMessage());
        assertNothingVisible();
    }

    @Test
    void abandonsAnUploadWhoseThreadIsInterrupted() throws Exception {
        cluster.node(1).stall();
        cluster.node(2).stall();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread uploading = new Thread(() -> {
            try {
                panal.upload(tellingWhenItIsRead(begun), FILE, LONG_BLOCK, Progress.NONE);
            } catch (PanalException stopped) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        uploading.start();
        assertTrue(begun.get());
        uploading.interrupt();
        assertTrue(interrupted.get());
        assertNothingVisible();
    }

    @Test
    void anInterruptThatComesTooLateDoesNotMakeADoneUploadAFailure() throws Exception {
        cluster.nameNode().lostAnswers.set(1);
        panal.upload(Source.bytes(bytes(5_000)), FILE, TWO_COPIES, (done, total) -> Thread.currentThread()
                .interrupt());
        assertTrue(Thread.interrupted());
        assertEquals(5_000, panal.stat(FILE).length());
    }

    @Test
    void abandonsUploadsWhenTheClientIsClosed() throws Exception {
        cluster.node(1).stall();
        cluster.node(2).stall();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Object> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return panal.upload(tellingWhenItIsRead(begun), FILE, LONG_BLOCK, Progress.NONE);
            } catch (PanalException stopped) {
                return stopped;
            }
        });
        assertTrue(begun.get());
        panal.close();
        assertNothingVisible();
        assertTrue(outcome.get() instanceof LocalFailure, outcome.get().toString());
        assertThrows(LocalFailure.class, () -> panal.stat(FILE));
    }

    @Test
    void removesADownloadThatIsInterrupted() throws Exception {
        local.upload(panal, 3_000_000, LONG_BLOCK);
        cluster.node(1).stall();
        cluster.node(2).stall();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread downloading = new Thread(() -> {
            try {
                panal.download(FILE, local.directory().resolve("out"), DownloadOptions.DEFAULT, Progress.NONE);
            } catch (PanalException stopped) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        downloading.start();
        Await.until("the download has begun", () -> local.names().size() == 2);
        downloading.interrupt();
        assertTrue(interrupted.get());
        assertEquals(List.of("in"), local.names());
    }

    @Test
    void leavesALocalFileAloneUnlessToldToOverwriteIt() throws Exception {
        local.upload(panal, 1000, TWO_COPIES);
        Path there = Files.write(local.directory().resolve("there"), new byte[] {1});
        assertThrows(AlreadyExists.class, () -> panal.download(FILE, there, DownloadOptions.DEFAULT, Progress.NONE));
        assertEquals(1, Files.size(there));
        panal.download(FILE, there, DownloadOptions.DEFAULT.withOverwrite(true), Progress.NONE);
        assertEquals(1000, Files.size(there));
        assertEquals(List.of("in", "there"), local.names());
    }

    @Test
    void followsALocalLinkAndKeepsIt() throws Exception {
        local.upload(panal, 1000, TWO_COPIES);
        Path real = Files.write(local.directory().resolve("real"), new byte[] {1});
        Path link = Files.createSymbolicLink(local.directory().resolve("link"), real);
        panal.download(FILE, link, DownloadOptions.DEFAULT.withOverwrite(true), Progress.NONE);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(1000, Files.size(real));
    }

    @Test
    void saysWhatIsWrongWithLocalPathsInOneLine() throws Exception {
        local.upload(panal, 1000, TWO_COPIES);
        Path directory = local.directory();
        assertEquals(directory + " is a directory on this machine; name the file to write", refusal(directory));
        Path deep = directory.resolve("no").resolve("file");
        assertEquals("no directory for " + deep + " on this machine", refusal(deep));
        Path missing = directory.resolve("missing");
        LocalFailure none = assertThrows(
                LocalFailure.class, () -> panal.upload(Source.file(missing), FILE, TWO_COPIES, Progress.NONE));
        assertEquals("no file " + missing + " on this machine", none.getMessage());
    }

    @Test
    void neverReplacesADevice() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no /dev/null here");
        assertThrows(LocalFailure.class, () -> {
            local.upload(panal, 1000, TWO_COPIES);
            panal.download(FILE, device, DownloadOptions.DEFAULT.withOverwrite(true), Progress.NONE);
        });
    }

    @Test
    void refusesToReadADirectory() throws Exception {
        FilePath directory = new FilePath("/d");
        panal.makeDirectory(directory, false);
        assertThrows(IsADirectory.class, () -> panal.read(directory, 0, 1));
        assertThrows(IsADirectory.class, () -> panal.locations(directory, block -> {}));
    }

    private String refusal(Path target) {
        LocalFailure failure = assertThrows(
                LocalFailure.class, () -> panal.download(FILE, target, DownloadOptions.DEFAULT, Progress.NONE));
        return String.valueOf(failure.getMessage());
    }

    /** Then the client knows of its upload, which the NameNode does a moment before. */
    private static Source tellingWhenItIsRead(CompletableFuture<Boolean> read) {
        byte[] bytes = bytes(3_000_000);
        return Source.ranges("in", bytes.length, (offset, length) -> {
            read.complete(true);
            return new ByteArrayInputStream(bytes, (int) offset, (int) length);
        });
    }

    private void assertNothingVisible() {
        Await.until(
                "the upload is abandoned", () -> cluster.nameNode().abandoned.get() == 1);
        assertEquals(0, cluster.nameNode().files.size());
        assertEquals(0, cluster.nameNode().uploads.size());
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void truncate(Path file) {
        try {
            Files.write(file, new byte[1]);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
