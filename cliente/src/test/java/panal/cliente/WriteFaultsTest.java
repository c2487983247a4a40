package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.LONG_BLOCK;
import static panal.cliente.LocalFiles.TWO_COPIES;
import static panal.cliente.LocalFiles.bytes;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.FakeDataNode.Fault;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cliente.write.Uploaded;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PathHeld;
import panal.protocol.value.NodeName;

/** An upload gets through what goes wrong around it. */
final class WriteFaultsTest {
    private static final int MANY_PACKETS = 2_000_000;

    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(4);
    private final Panal panal = cluster.client();

    WriteFaultsTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void writesTheBlockAgainWhenItsFirstNodeCrashesInMidBlock() throws Exception {
        cluster.node(1).failWriting(2, Fault.CRASH, false);
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK);
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertTrue(cluster.nameNode().failedNodes.get(0).contains(NodeName.ofSlot(1)));
    }

    @Test
    void sendsAStreamAgainFromWhatItKept() throws Exception {
        cluster.node(1).failWriting(2, Fault.CRASH, false);
        byte[] bytes = bytes(MANY_PACKETS);
        panal.upload(Source.stream(new ByteArrayInputStream(bytes), "stdin"), FILE, LONG_BLOCK, Progress.NONE);
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertEquals(1, cluster.nameNode().failedNodes.size());
    }

    @Test
    void goesOnWhenTheSecondNodeOfTheChainCrashesInMidBlock() throws Exception {
        cluster.node(2).failWriting(2, Fault.CRASH, false);
        byte[] bytes = local.upload(panal, MANY_PACKETS, LONG_BLOCK.withReplication(3));
        assertArrayEquals(bytes, local.download(panal, FILE));
    }

    @Test
    void isNotContentWithOneReceiptWhereTheChainHasMore() throws Exception {
        cluster.node(2).silence();
        Uploaded uploaded = panal.upload(Source.file(local.file(bytes(1000))), FILE, TWO_COPIES, Progress.NONE);
        assertEquals(2, uploaded.copies());
        assertTrue(cluster.nameNode().failedNodes.get(0).contains(NodeName.ofSlot(2)));
    }

    @Test
    void avoidsANodeThatIsFull() throws Exception {
        cluster.node(1).failWriting(0, Fault.OUT_OF_SPACE, true);
        byte[] bytes = local.upload(panal, 500_000, TWO_COPIES);
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertEquals(0, cluster.node(1).blocks().size());
    }

    @Test
    void asksForAFreshGrantWhenTheTokenIsTooOldAndBlamesNobody() throws Exception {
        cluster.node(1).failWriting(0, Fault.STALE_EPOCH, false);
        byte[] bytes = local.upload(panal, 1000, TWO_COPIES);
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertEquals(0, cluster.nameNode().failedNodes.get(0).size());
        assertEquals(1, cluster.node(1).blocks().size());
    }

    @Test
    void writesToTheNodesThereAreAndSaysHowMany() throws Exception {
        cluster.node(1).down();
        cluster.node(2).down();
        cluster.node(3).down();
        Uploaded uploaded = panal.upload(
                Source.file(local.file(bytes(200_000))),
                FILE,
                UploadOptions.DEFAULT.withBlockSize(65_536),
                Progress.NONE);
        assertEquals(1, uploaded.copies());
        assertTrue(uploaded.lacksCopies());
    }

    @Test
    void handsInTheBlocksOfALongFilePartByPart() throws Exception {
        cluster.node(2).down();
        cluster.node(3).down();
        cluster.node(4).down();
        int blocks = 1_100;
        Uploaded uploaded =
                panal.upload(Source.file(local.file(bytes(blocks * 65_536))), FILE, TWO_COPIES, Progress.NONE);
        assertEquals(blocks * 65_536L, uploaded.status().length());
    }

    @Test
    void writesThinBlocksAgainWhenANodeMoreIsThereAtCompletion() throws Exception {
        cluster.node(2).down();
        cluster.node(3).down();
        cluster.node(4).down();
        AtomicBoolean joined = new AtomicBoolean();
        Uploaded uploaded = panal.upload(Source.file(local.file(bytes(200_000))), FILE, TWO_COPIES, (done, total) -> {
            if (done == total && joined.compareAndSet(false, true)) {
                upAgain(cluster.node(3));
            }
        });
        assertEquals(2, uploaded.copies());
        assertArrayEquals(bytes(200_000), local.download(panal, FILE));
    }

    /** More refusals than a block has attempts, each from a node that is well. */
    @Test
    void waitsForNodesThatAreAllBusy() throws Exception {
        cluster.nodes().forEach(node -> node.busyFor(5));
        byte[] bytes = local.upload(panal, 1000, TWO_COPIES);
        assertArrayEquals(bytes, local.download(panal, FILE));
    }

    @Test
    void givesUpWhenNodesAreBusyForEver() throws Exception {
        cluster.nodes().forEach(node -> node.busyFor(Integer.MAX_VALUE));
        NoDataNodes none = assertThrows(NoDataNodes.class, () -> local.upload(panal, 1000, TWO_COPIES));
        assertTrue(none.getMessage().contains("is busy"), none.getMessage());
    }

    @Test
    void namesEveryNodeWhenNoneCanBeWritten() throws Exception {
        cluster.nodes().forEach(node -> node.failWriting(0, Fault.OUT_OF_SPACE, true));
        NoDataNodes none = assertThrows(NoDataNodes.class, () -> local.upload(panal, 1000, TWO_COPIES));
        String message = String.valueOf(none.getMessage());
        cluster.nodes().forEach(node -> assertTrue(message.contains(node.name() + " is full"), message));
        assertEquals(1, cluster.nameNode().abandoned.get());
    }

    @Test
    void survivesARestartOfTheNameNodeInMidUpload() throws Exception {
        AtomicBoolean restarted = new AtomicBoolean();
        byte[] bytes = bytes(MANY_PACKETS);
        panal.upload(Source.file(local.file(bytes)), FILE, TWO_COPIES, (done, total) -> {
            if (done > total / 2 && restarted.compareAndSet(false, true)) {
                restart(cluster.nameNode());
            }
        });
        assertArrayEquals(bytes, local.download(panal, FILE));
        assertEquals(2, cluster.nameNode().logins.get());
    }

    @Test
    void completesOnceWhenTheAnswerIsLost() throws Exception {
        cluster.nameNode().lostAnswers.set(1);
        byte[] bytes = local.upload(panal, 1000, TWO_COPIES);
        assertArrayEquals(bytes, local.download(panal, FILE));
    }

    @Test
    void tellsTheSecondOfTwoClientsWhoHoldsThePath() throws Exception {
        Panal other = cluster.client();
        AtomicBoolean tried = new AtomicBoolean();
        panal.upload(Source.file(local.file(bytes(1000))), FILE, TWO_COPIES, (done, total) -> {
            PathHeld held = assertThrows(
                    PathHeld.class,
                    () -> other.upload(
                            Source.stream(new ByteArrayInputStream(new byte[1]), "other"),
                            FILE,
                            TWO_COPIES,
                            Progress.NONE));
            assertTrue(String.valueOf(held.getMessage()).contains("ana"), held.getMessage());
            tried.set(true);
        });
        assertTrue(tried.get());
    }

    @Test
    void refusesToReplaceAFileUnlessTold() throws Exception {
        local.upload(panal, 10, TWO_COPIES);
        assertThrows(AlreadyExists.class, () -> local.upload(panal, 20, TWO_COPIES));
        byte[] bytes = local.upload(panal, 30, TWO_COPIES.withOverwrite(true));
        assertArrayEquals(bytes, local.download(panal, FILE));
    }

    private static void upAgain(FakeDataNode node) {
        try {
            node.up();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static void restart(FakeNameNode nameNode) {
        try {
            nameNode.restart();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
