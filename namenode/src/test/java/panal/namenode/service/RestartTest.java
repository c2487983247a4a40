package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.nio.file.Path;
import java.rmi.NoSuchObjectException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.PanalException;
import panal.protocol.error.SafeMode;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Epoch;
import panal.protocol.value.FilePath;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadTicket;

/** What a NameNode that was killed and started again still knows, and what it must not do before it knows more. */
final class RestartTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 99);
    private static final FilePath PATH = new FilePath("/a");

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    @Test
    void anUploadOfOneBlockIsCompletedAfterARestartByItsTicket() throws Exception {
        UploadGrant grant = cluster.ana().begin(request("/a"));
        FinishedBlock block = cluster.write(grant.first(), SUM);
        cluster.restart();
        cluster.rejoinAll();
        assertEquals(
                BLOCK,
                cluster.ana()
                        .complete(grant.ticket(), List.of(block), newRequest())
                        .length());
        assertEquals(
                3, cluster.ana().layout(PATH, 0, 1).blocks().get(0).replicas().size());
    }

    @Test
    void completionIsPutOffUntilANodeHasSaidThatItHasTheBlock() throws Exception {
        UploadGrant grant = cluster.ana().begin(request("/a"));
        FinishedBlock block = cluster.write(grant.first(), SUM);
        cluster.restart();
        SafeMode notYet = assertThrows(
                SafeMode.class, () -> cluster.ana().complete(grant.ticket(), List.of(block), newRequest()));
        assertTrue(notYet.getMessage().contains("datanode-1, datanode-2, datanode-3"), notYet.getMessage());
        cluster.node(2).start(cluster.nameNode);
        cluster.ana().complete(grant.ticket(), List.of(block), newRequest());
        cluster.rejoinAll();
        assertEquals(
                3, cluster.ana().layout(PATH, 0, 1).blocks().get(0).replicas().size());
    }

    @Test
    void anUploadOfManyBlocksGoesOnAfterARestart() throws Exception {
        UploadGrant grant = cluster.ana().begin(request("/a"));
        FinishedBlock first = cluster.write(grant.first(), SUM);
        BlockGrant second =
                cluster.ana().addBlocks(grant.ticket(), 1, 1, List.of(first)).get(0);
        cluster.restart();
        cluster.rejoinAll();
        Session session = cluster.ana();
        BlockGrant again = session.addBlocks(grant.ticket(), 1, 1, List.of()).get(0);
        assertEquals(second.token().block(), again.token().block());
        assertTrue(again.token().epoch() > second.token().epoch());
        BlockGrant third = session.addBlocks(grant.ticket(), 2, 1, List.of(cluster.write(again, SUM)))
                .get(0);
        assertFalse(
                List.of(first.block(), second.token().block())
                        .contains(third.token().block()),
                "an id given twice");
        long length = session.complete(grant.ticket(), List.of(cluster.write(third, SUM)), newRequest())
                .length();
        assertEquals(3 * BLOCK, length);
    }

    /** The receipts are true, and nothing is known any more of the deletion. */
    @Test
    void aTicketOfBeforeTheBlocksDeletionMakesNoFileAfterARestart() throws Exception {
        UploadGrant grant = cluster.ana().begin(request("/a"));
        FinishedBlock block = cluster.write(grant.first(), SUM);
        cluster.ana().abandon(grant.ticket());
        cluster.pass(Duration.ofSeconds(30));
        assertEquals(
                3,
                cluster.nodes.values().stream()
                        .mapToInt(node -> node.deleted.size())
                        .sum());
        assertEquals(0, cluster.committer.published().doomed().size());
        cluster.restart();
        assertThrows(PanalException.class, () -> cluster.ana().complete(grant.ticket(), List.of(block), newRequest()));
        cluster.rejoinAll();
        assertThrows(PanalException.class, () -> cluster.ana().complete(grant.ticket(), List.of(block), newRequest()));
        assertThrows(PanalException.class, () -> cluster.ana().stat(PATH));
    }

    @Test
    void anOldUploadWhoseClientLivesOutlivesARestart() throws Exception {
        UploadGrant grant = cluster.ana().begin(request("/a"));
        FinishedBlock first = cluster.write(grant.first(), SUM);
        List<BlockGrant> more = cluster.ana().addBlocks(grant.ticket(), 1, 1, List.of(first));
        cluster.clock.advance(NameNodeFixture.SETTINGS.uploadExpiry());
        cluster.restart();
        cluster.rejoinAll();
        cluster.pass(Duration.ofSeconds(20));
        cluster.ana().renew(grant.ticket());
        cluster.pass(Duration.ofSeconds(1));
        UploadTicket ticket = grant.ticket();
        BlockGrant again =
                cluster.ana().retryBlock(ticket, 1, more.get(0).token().block(), 1, List.of());
        cluster.ana().complete(ticket, List.of(cluster.write(again, SUM)), newRequest());
        assertEquals(2 * BLOCK, cluster.ana().stat(PATH).length());
    }

    @Test
    void anOldUploadWhoseClientIsGoneExpiresAfterARestart() throws Exception {
        UploadGrant grant = cluster.ana().begin(request("/a"));
        cluster.ana().addBlocks(grant.ticket(), 1, 1, List.of());
        cluster.clock.advance(NameNodeFixture.SETTINGS.uploadExpiry());
        cluster.restart();
        cluster.rejoinAll();
        cluster.pass(Duration.ofMinutes(3));
        assertEquals(0, cluster.committer.published().uploads().size());
    }

    @Test
    void aSessionOfBeforeIsGone() throws Exception {
        Session before = cluster.ana();
        cluster.restart();
        assertThrows(java.rmi.RemoteException.class, () -> before.stat(PATH));
    }

    @Test
    void filesAreReadInSafeModeAndNotChanged() throws Exception {
        for (int i = 0; i < 10; i++) {
            cluster.upload(cluster.ana(), "/f" + i, SUM);
        }
        cluster.restart();
        Session session = cluster.ana();
        SafeMode refusal = assertThrows(SafeMode.class, () -> session.begin(request("/x")));
        assertTrue(refusal.toString().contains("0 of 10 blocks are here"), refusal.toString());
        assertTrue(refusal.toString().contains("datanode-1, datanode-2, datanode-3"), refusal.toString());
        assertFalse(cluster.nameNode.status().takesWrites());
        assertThrows(SafeMode.class, () -> session.delete(new FilePath("/f1"), false, newRequest()));
        assertThrows(SafeMode.class, () -> session.makeDirectory(new FilePath("/d"), false, newRequest()));
        assertEquals(10, session.list(FilePath.ROOT, "", 100).entries().size());
        cluster.rejoinAll();
        assertTrue(cluster.nameNode.status().takesWrites());
        session.begin(request("/x"));
    }

    @Test
    void safeModeEndsWithoutAMissingNodeButNothingIsDeletedThen() throws Exception {
        for (int i = 0; i < 30; i++) {
            UploadGrant grant = cluster.ana().begin(request("/f" + i, 1, false, "x"));
            cluster.ana().complete(grant.ticket(), List.of(cluster.write(grant.first(), SUM)), newRequest());
        }
        FakeDataNode missing = cluster.node(3);
        assertFalse(missing.stock.isEmpty());
        cluster.nodes.remove(missing.name);
        cluster.restart();
        cluster.rejoinAll();
        assertFalse(cluster.nameNode.status().takesWrites());
        cluster.pass(Duration.ofSeconds(61));
        assertTrue(cluster.nameNode.status().takesWrites());
        for (int i = 0; i < 30; i++) {
            cluster.ana().delete(new FilePath("/f" + i), false, newRequest());
        }
        cluster.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), cluster.node(1).deleted);
        missing.start(cluster.nameNode);
        cluster.pass(Duration.ofSeconds(5));
        assertFalse(cluster.node(1).deleted.isEmpty());
    }

    @Test
    void anOldJournalIsReadOnlyAndNothingIsDeleted() throws Exception {
        cluster.upload(cluster.ana(), "/a", SUM);
        cluster.restart();
        FakeDataNode wiser = cluster.node(1);
        wiser.heard = new Epoch(1, 1_000_000);
        cluster.rejoinAll();
        String reason = cluster.nameNode.status().safeMode();
        assertTrue(reason.contains("datanode-1 has heard of epoch 1, transaction 1000000"), reason);
        assertTrue(reason.contains("the journal ended in epoch 1, transaction "), reason);
        Session session = cluster.ana();
        assertThrows(SafeMode.class, () -> session.delete(PATH, false, newRequest()));
        assertEquals(1, session.list(FilePath.ROOT, "", 10).entries().size());
        cluster.pass(Duration.ofHours(2));
        assertFalse(cluster.nameNode.status().takesWrites());
        cluster.nodes.values().forEach(node -> assertEquals(List.of(), node.deleted));
    }

    @Test
    void afterAnOldCopyWasStartedOftenTheGoodJournalIsNotTakenForTheOldOne() throws Exception {
        cluster.upload(cluster.ana(), "/a", SUM);
        Path good = cluster.directory();
        Path old = JournalCopies.copy(good, "old");
        cluster.restart();
        cluster.rejoinAll();
        cluster.upload(cluster.ana(), "/b", SUM);
        cluster.beatAll();

        for (int start = 1; start <= 20; start++) {
            cluster.restartIn(old);
            for (FakeDataNode node : cluster.nodes.values()) {
                node.join(cluster.nameNode);
                node.beat();
            }
            assertFalse(cluster.nameNode.status().takesWrites(), "old copy, start " + start);
        }
        Epoch heard = cluster.node(1).heard;
        assertEquals(21, heard.number());

        cluster.restartIn(good);
        cluster.rejoinAll();
        cluster.beatAll();
        assertEquals("", cluster.nameNode.status().safeMode());
        assertTrue(cluster.node(1).heard.number() > heard.number(), "orders count again");
        cluster.upload(cluster.ana(), "/c", SUM);
        assertEquals(
                3,
                cluster.ana()
                        .layout(new FilePath("/b"), 0, 1)
                        .blocks()
                        .get(0)
                        .replicas()
                        .size());

        cluster.restartIn(old);
        cluster.rejoinAll();
        assertFalse(cluster.nameNode.status().takesWrites(), "the old copy is still one");
    }

    @Test
    void whatWasHeardFromThisVeryJournalIsNoProofAgainstIt() throws Exception {
        cluster.upload(cluster.ana(), "/a", SUM);
        cluster.beatAll();
        Epoch heard = cluster.node(1).heard;
        cluster.restart();
        cluster.rejoinAll();
        cluster.beatAll();
        assertTrue(cluster.node(1).heard.compareTo(heard) > 0);
        assertEquals(heard.number() + 1, cluster.node(1).heard.number());
        assertTrue(cluster.nameNode.status().takesWrites());
        cluster.rejoinAll();
        assertTrue(cluster.nameNode.status().takesWrites());
    }

    @Test
    void aNodesOldLinkIsDeadOnceItHasJoinedAgain() throws Exception {
        FakeDataNode node = cluster.node(1);
        var before = node.link();
        node.incarnation++;
        node.start(cluster.nameNode);
        assertThrows(NoSuchObjectException.class, before::leave);
        assertEquals(
                new HashSet<>(List.of("live")),
                new HashSet<>(cluster.nameNode.status().nodes().stream()
                        .map(status -> status.state())
                        .toList()));
    }
}
