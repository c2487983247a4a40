package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.request;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.namenode.commit.Committer;
import panal.namenode.commit.NamespaceImage;
import panal.namenode.journal.FileJournal;
import panal.namenode.namespace.AcceptedLoss;
import panal.protocol.error.NotFound;
import panal.protocol.error.SafeMode;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Epoch;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.UploadGrant;

/** A journal that lacks its end: that is known for as long as the journal is used, until an operator gives it up. */
final class OldJournalTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 99);

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    private final OperatorsView view = new OperatorsView(cluster);

    /** A copy that lacks one edit: the completion of /b, of which all nodes have heard. */
    private Path withoutB() throws Exception {
        cluster.upload(cluster.ana(), "/a", SUM);
        cluster.upload(cluster.ana(), "/b", SUM);
        cluster.beatAll();
        return JournalCopies.cut(cluster.directory(), "cut");
    }

    private String safeMode() throws Exception {
        return cluster.nameNode.status().safeMode();
    }

    @Test
    void oneLostEditIsRememberedHoweverOftenTheNameNodeIsStarted() throws Exception {
        cluster.restartIn(withoutB());
        for (int start = 1; start <= 3; start++) {
            cluster.rejoinAll();
            cluster.beatAll();
            assertFalse(cluster.nameNode.status().takesWrites(), "start " + start);
            cluster.restart();
            assertTrue(
                    safeMode().startsWith("the journal is an old one: datanode-1 has heard of epoch 1, "), safeMode());
        }
        cluster.rejoinAll();
        cluster.pass(Duration.ofHours(2));
        assertTrue(safeMode().contains("start it with --accept-loss"), safeMode());
        assertThrows(SafeMode.class, () -> view.operator().safeMode(false));
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.deleted));
    }

    @Test
    void startsThatNobodyHasHeardOfDoNotMakeUpForWhatIsMissing() throws Exception {
        long end = endOf(withoutB());
        cluster.restartIn(cluster.directory().resolve("cut"));
        for (int start = 1; start <= 3; start++) {
            cluster.restart();
        }
        cluster.rejoinAll();
        assertTrue(
                safeMode()
                        .contains("epoch 1, transaction " + (end + 1)
                                + ", and the journal ended in epoch 1, transaction " + end + ";"),
                safeMode());
    }

    private static long endOf(Path journal) throws Exception {
        try (Committer committer = open(JournalCopies.copy(journal, "read"))) {
            return committer.transaction();
        }
    }

    private static Committer open(Path journal) throws Exception {
        return Committer.open(FileJournal.in(journal, Runnable::run), Thread::new, Committer.QUEUE);
    }

    @Test
    void theGoodJournalInThePlaceOfTheOldOneTakesChangesByItself() throws Exception {
        Path cut = withoutB();
        Path good = JournalCopies.copy(cluster.directory(), "good");
        cluster.restartIn(cut);
        for (int start = 1; start <= 5; start++) {
            cluster.restart();
            cluster.rejoinAll();
            cluster.beatAll();
        }
        cluster.restartIn(good);
        cluster.rejoinAll();
        assertEquals("", safeMode());
        assertEquals(3, view.located("/b").replicas().size());
        cluster.upload(cluster.ana(), "/c", SUM);
        cluster.restart();
        cluster.rejoinAll();
        assertEquals("", safeMode());
    }

    @Test
    void nothingIsPlannedInAnOldJournal() throws Exception {
        view.operator().maintenance(NodeName.ofSlot(2), Duration.ofMinutes(20).toMillis());
        cluster.restartIn(withoutB());
        cluster.rejoinAll();
        long end = cluster.committer.transaction();
        NodeName node = NodeName.ofSlot(1);
        SafeMode refusal = assertThrows(SafeMode.class, () -> view.operator().stay(node));
        assertTrue(String.valueOf(refusal.getMessage()).contains("the journal is an old one"));
        assertThrows(SafeMode.class, () -> view.operator().leave(node));
        assertThrows(SafeMode.class, () -> view.operator().maintenance(node, 1_000));
        assertThrows(SafeMode.class, () -> view.operator().endMaintenance(NodeName.ofSlot(2)));
        assertThrows(SafeMode.class, () -> view.operator().forget(node));
        FakeDataNode stranger = new FakeDataNode(cluster.secret, 9);
        assertThrows(SafeMode.class, () -> stranger.join(cluster.nameNode));
        cluster.pass(Duration.ofMinutes(21));
        assertEquals(end, cluster.committer.transaction(), "also when the maintenance is over");
    }

    @Test
    void underAHoldOfAnOperatorPlansForNodesAreStillMade() throws Exception {
        view.operator().safeMode(true);
        view.operator().maintenance(NodeName.ofSlot(2), Duration.ofMinutes(20).toMillis());
        assertEquals("maintenance", view.state(2));
        cluster.pass(Duration.ofMinutes(21));
        assertEquals("live", view.state(2));
    }

    /** What {@code namenode --accept-loss} does, in a journal that nobody has open. */
    private static void accept(Path journal) throws Exception {
        FileJournal files = FileJournal.in(journal, Runnable::run);
        Committer.open(files, Thread::new, Committer.QUEUE, recovered -> {
                    AcceptedLoss accepted = AcceptedLoss.of(
                            recovered.namespace(),
                            recovered.transaction(),
                            recovered.namespace().lostEnd().orElseThrow());
                    return Optional.of(new NamespaceImage(accepted.namespace(), accepted.transaction()));
                })
                .close();
    }

    @Test
    void whatIsGivenUpIsNotDeletedAndNoIdOfItIsGivenOutAgain() throws Exception {
        Path cut = withoutB();
        long highest = cluster.node(1).stock.keySet().stream()
                .mapToLong(block -> block.number())
                .max()
                .orElseThrow();
        UploadGrant lost = cluster.ana().begin(request("/never"));
        cluster.restartIn(cut);
        cluster.rejoinAll();
        Path accepted = JournalCopies.copy(cut, "accepted");
        accept(accepted);

        cluster.restartIn(accepted);
        cluster.rejoinAll();
        assertEquals("", safeMode());
        assertEquals(3, view.located("/a").replicas().size());
        assertThrows(NotFound.class, () -> cluster.ana().stat(new FilePath("/b")));
        BlockGrant next = cluster.ana().begin(request("/c")).first();
        assertTrue(next.token().block().number() > highest);
        assertTrue(next.token().block().number() > lost.first().token().block().number());
        cluster.pass(Duration.ofHours(2));
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.deleted));
    }

    @Test
    void givingUpWorksOnceAndLeavesNothingBehind() throws Exception {
        Path cut = withoutB();
        cluster.restartIn(cut);
        cluster.rejoinAll();
        Path accepted = JournalCopies.copy(cut, "accepted");
        accept(accepted);
        // It was away all the time, and has heard of more than anybody who was here.
        FakeDataNode late = cluster.node(3);
        late.heard = new Epoch(1, late.heard.transaction() + 100);
        for (int start = 1; start <= 3; start++) {
            cluster.restartIn(accepted);
            cluster.rejoinAll();
            assertEquals("", safeMode(), "start " + start);
            cluster.upload(cluster.ana(), "/later" + start, SUM);
            cluster.beatAll();
        }
        try (Committer committer = open(JournalCopies.copy(accepted, "read"))) {
            assertEquals(Optional.empty(), committer.published().lostEnd());
        }
        Path cutAgain = JournalCopies.cut(accepted, "cut-again");
        cluster.restartIn(cutAgain);
        cluster.rejoinAll();
        assertFalse(cluster.nameNode.status().takesWrites(), "what is lost later is noticed as ever");
    }

    @Test
    void anUploadOfBeforeTheLossIsOverAndItsBlocksStay() throws Exception {
        UploadGrant grant = cluster.ana().begin(request("/large"));
        cluster.ana().addBlocks(grant.ticket(), 1, 1, List.of(cluster.write(grant.first(), SUM)));
        Path cut = withoutB();
        cluster.restartIn(cut);
        cluster.rejoinAll();
        Path accepted = JournalCopies.copy(cut, "accepted");
        accept(accepted);
        cluster.clock.advance(NameNodeFixture.SETTINGS.uploadExpiry());
        cluster.restartIn(accepted);
        cluster.rejoinAll();
        assertEquals(0, cluster.committer.published().uploads().size());
        cluster.pass(Duration.ofMinutes(10));
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.deleted));
    }
}
