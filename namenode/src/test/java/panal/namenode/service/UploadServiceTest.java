package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.block.Crc32cSum;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.NotFound;
import panal.protocol.error.PathHeld;
import panal.protocol.remote.Session;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;

final class UploadServiceTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 0x1234_5678);
    private static final FilePath PATH = new FilePath("/a");

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(4);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @BeforeEach
    void logIn() throws Exception {
        session = cluster.ana();
    }

    @Test
    void aFileOfOneBlockIsThereOnceItIsComplete() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        assertEquals(3, new HashSet<>(grant.first().chain()).size());
        assertThrows(NotFound.class, () -> session.stat(PATH));
        FinishedBlock block = cluster.write(grant.first(), SUM);
        long before = cluster.committer.transaction();
        FileStatus status = session.complete(grant.ticket(), List.of(block), newRequest());
        assertEquals(before + 1, cluster.committer.transaction(), "one journaled edit");
        assertEquals(BLOCK, status.length());
        assertEquals(status, session.stat(PATH));
        FileLayout layout = session.layout(PATH, 0, 10);
        assertEquals(
                new HashSet<>(grant.first().chain()),
                new HashSet<>(layout.blocks().get(0).replicas()));
        assertEquals(SUM, layout.blocks().get(0).sum());
        assertTrue(cluster.secret.signed(layout.blocks().get(0).token()));
    }

    @Test
    void aFileOfManyBlocksKeepsTheirOrderLengthsAndSum() throws Exception {
        byte[] bytes = new byte[(int) (3 * BLOCK + 5)];
        new java.util.Random(1).nextBytes(bytes);
        UploadGrant begun = session.begin(request("/a"));
        List<BlockGrant> more =
                session.addBlocks(begun.ticket(), 1, 3, List.of(cluster.write(begun.first(), sumOf(bytes, 0))));
        FinishedBlock third = cluster.write(more.get(1), sumOf(bytes, 2));
        FinishedBlock second = cluster.write(more.get(0), sumOf(bytes, 1));
        FinishedBlock fourth = cluster.write(more.get(2), sumOf(bytes, 3));
        session.addBlocks(begun.ticket(), 4, 0, List.of(third));
        FileStatus status = session.complete(begun.ticket(), List.of(fourth, second), newRequest());
        assertEquals(bytes.length, status.length());
        FileLayout layout = session.layout(PATH, 1, 2);
        assertTrue(layout.more());
        assertEquals(BLOCK, layout.blocks().get(0).offset());
        assertEquals(third.block(), layout.blocks().get(1).block());
        assertEquals(
                Crc32cSum.of(bytes, 0, bytes.length), session.checksum(PATH).crc32c());
    }

    private static BlockSum sumOf(byte[] bytes, int block) {
        int from = (int) (block * BLOCK);
        int length = (int) Math.min(BLOCK, bytes.length - from);
        return new BlockSum(length, Crc32cSum.of(bytes, from, length));
    }

    @Test
    void anEmptyFileNeedsNoBlock() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        assertEquals(
                0, session.complete(grant.ticket(), List.of(), newRequest()).length());
        assertEquals(List.of(), session.layout(PATH, 0, 1).blocks());
        assertEquals(0, session.checksum(PATH).crc32c());
    }

    @Test
    void completionAnswersARepeatedRequestAgain() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        FinishedBlock block = cluster.write(grant.first(), SUM);
        RequestId request = newRequest();
        FileStatus first = session.complete(grant.ticket(), List.of(block), request);
        assertEquals(first, session.complete(grant.ticket(), List.of(block), request));
        session.delete(PATH, false, newRequest());
        assertEquals(first, session.complete(grant.ticket(), List.of(block), request));
        assertThrows(NotFound.class, () -> session.stat(PATH));
    }

    @Test
    void theSecondWriterOfAPathLearnsWhoTheFirstIs() throws Exception {
        UploadGrant first = session.begin(request("/a"));
        PathHeld held = assertThrows(PathHeld.class, () -> cluster.ana().begin(request("/a", 3, true, "bob@there")));
        assertTrue(held.toString().contains("ana@here pid 1"), held.toString());
        session.renew(first.ticket());
        assertThrows(PathHeld.class, () -> session.begin(request("/a")));
        session.complete(first.ticket(), List.of(cluster.write(first.first(), SUM)), newRequest());
        session.begin(request("/a", 3, true, "bob@there"));
    }

    @Test
    void whoseFirstAnswerWasLostMayBeginAgain() throws Exception {
        session.begin(request("/a"));
        UploadGrant second = session.begin(request("/a"));
        session.complete(second.ticket(), List.of(cluster.write(second.first(), SUM)), newRequest());
    }

    @Test
    void aSilentClientLosesItsHoldAndCompletionDecides() throws Exception {
        UploadGrant slow = session.begin(request("/a"));
        cluster.pass(Duration.ofSeconds(61));
        UploadGrant fast = session.begin(request("/a", 3, false, "bob@there"));
        session.complete(fast.ticket(), List.of(cluster.write(fast.first(), SUM)), newRequest());
        FinishedBlock late = cluster.write(slow.first(), SUM);
        assertThrows(AlreadyExists.class, () -> session.complete(slow.ticket(), List.of(late), newRequest()));
    }

    @Test
    void refusesAtTheBeginningWhatCouldNotBeCompleted() throws Exception {
        session.makeDirectory(new FilePath("/d"), false, newRequest());
        cluster.upload(session, "/f", SUM);
        assertThrows(AlreadyExists.class, () -> session.begin(request("/f")));
        assertThrows(IsADirectory.class, () -> session.begin(request("/d", 3, true, "x")));
        assertThrows(IsADirectory.class, () -> session.begin(request("/")));
        assertThrows(NotFound.class, () -> session.begin(request("/no/such")));
        assertThrows(InvalidInput.class, () -> session.begin(request("/g", 0, false, "x")));
        assertThrows(InvalidInput.class, () -> session.begin(request("/g", 33, false, "x")));
        UploadRequest odd = new UploadRequest(PATH, 3, BLOCK + 1, Durability.SYNCED, false, false, 0, "x");
        assertThrows(InvalidInput.class, () -> session.begin(odd));
        Session bob = cluster.login("bob", cluster.bob);
        assertThrows(AccessDenied.class, () -> bob.begin(request("/g")));
    }

    @Test
    void makesMissingDirectoriesWhenAsked() throws Exception {
        UploadRequest deep =
                new UploadRequest(new FilePath("/x/y/z"), 3, BLOCK, Durability.SYNCED, false, true, 0, "x");
        UploadGrant grant = session.begin(deep);
        session.complete(grant.ticket(), List.of(), newRequest());
        assertEquals(0, session.stat(new FilePath("/x/y/z")).length());
    }

    @Test
    void aForgedOrForeignTicketIsWorthNothing() throws Exception {
        UploadTicket ticket = session.begin(request("/a")).ticket();
        UploadTicket other = new UploadTicket(
                ticket.upload(),
                ticket.file(),
                ticket.parent(),
                "other",
                ticket.path(),
                ticket.replication(),
                ticket.blockSize(),
                ticket.durability(),
                true,
                ticket.modifiedMillis(),
                ticket.turn(),
                ticket.user(),
                ticket.mac());
        assertThrows(InvalidInput.class, () -> session.complete(other, List.of(), newRequest()));
        UploadTicket foreign = ClusterSecret.random(cluster.random).sign(ticket);
        assertThrows(InvalidInput.class, () -> session.renew(foreign));
        assertThrows(InvalidInput.class, () -> session.addBlocks(foreign, 1, 1, List.of()));
        Session bob = cluster.login("bob", cluster.bob);
        assertThrows(AccessDenied.class, () -> bob.complete(ticket, List.of(), newRequest()));
        assertThrows(AccessDenied.class, () -> bob.abandon(ticket));
    }

    @Test
    void aBlockNeedsTrueReceipts() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        FinishedBlock good = cluster.write(grant.first(), SUM);
        Receipt real = good.receipts().get(0);
        Receipt forged = ClusterSecret.random(cluster.random).sign(real);
        refused(grant, new FinishedBlock(0, good.block(), SUM, List.of()));
        refused(grant, new FinishedBlock(0, good.block(), SUM, List.of(forged, real)));
        refused(grant, new FinishedBlock(0, good.block(), new BlockSum(BLOCK, 7), good.receipts()));
        refused(grant, new FinishedBlock(1, good.block(), SUM, good.receipts()));
        UploadGrant other = session.begin(request("/b"));
        refused(other, good);
        session.complete(grant.ticket(), List.of(good), newRequest());
        refused(other, good);
    }

    private void refused(UploadGrant grant, FinishedBlock block) {
        assertThrows(InvalidInput.class, () -> session.complete(grant.ticket(), List.of(block), newRequest()));
    }

    @Test
    void oneReceiptIsTooFewWhileTwoNodesAreLive() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        NodeName only = grant.first().chain().get(0);
        FinishedBlock block = cluster.write(grant.first(), SUM, List.of(only));
        assertThrows(NoDataNodes.class, () -> session.complete(grant.ticket(), List.of(block), newRequest()));
        List<NodeName> failed = List.copyOf(grant.first().chain().subList(1, 3));
        BlockGrant again = session.retryBlock(grant.ticket(), 0, block.block(), 1, failed);
        assertEquals(2, again.token().attempt());
        assertEquals(block.block(), again.token().block());
        assertFalse(again.chain().contains(grant.first().chain().get(1)));
        session.complete(grant.ticket(), List.of(cluster.write(again, SUM)), newRequest());
    }

    @Test
    void oneReceiptIsEnoughForOneCopyOrOneLiveNode() throws Exception {
        UploadGrant single = session.begin(request("/single", 1, false, "x"));
        assertEquals(1, single.first().chain().size());
        session.complete(single.ticket(), List.of(cluster.write(single.first(), SUM)), newRequest());
        cluster.passInSilence(Duration.ofSeconds(11));
        cluster.node(2).start(cluster.nameNode);
        UploadGrant lonely = session.begin(request("/lonely"));
        assertEquals(List.of(NodeName.ofSlot(2)), lonely.first().chain());
        session.complete(lonely.ticket(), List.of(cluster.write(lonely.first(), SUM)), newRequest());
    }

    @Test
    void eachAttemptHasAHigherNumberThanAnyBefore() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        BlockGrant second =
                session.retryBlock(grant.ticket(), 0, grant.first().token().block(), 1, List.of());
        BlockGrant third =
                session.retryBlock(grant.ticket(), 0, grant.first().token().block(), 1, List.of());
        assertEquals(
                List.of(2, 3), List.of(second.token().attempt(), third.token().attempt()));
        assertThrows(
                InvalidInput.class,
                () -> session.retryBlock(
                        grant.ticket(), 1, grant.first().token().block(), 1, List.of()));
    }

    @Test
    void askingAgainForABlockGivesTheSameOne() throws Exception {
        UploadTicket ticket = session.begin(request("/a")).ticket();
        List<BlockGrant> once = session.addBlocks(ticket, 1, 2, List.of());
        List<BlockGrant> again = session.addBlocks(ticket, 1, 3, List.of());
        assertEquals(once.get(1).token().block(), again.get(1).token().block());
        assertEquals(3, again.size());
        assertThrows(InvalidInput.class, () -> session.addBlocks(ticket, 9, 1, List.of()));
        assertThrows(InvalidInput.class, () -> session.addBlocks(ticket, 1, 1_000_000, List.of()));
    }

    @Test
    void withoutALiveNodeEachNodeAndItsReasonIsNamed() throws Exception {
        cluster.passInSilence(Duration.ofSeconds(6));
        cluster.node(1).beat();
        cluster.node(1).free = 0;
        cluster.node(1).beat();
        cluster.node(4).link().leave();
        NoDataNodes none = assertThrows(NoDataNodes.class, () -> session.begin(request("/a")));
        assertTrue(none.toString().contains("datanode-1: full, 0 bytes free"), none.toString());
        assertTrue(none.toString().contains("datanode-2: suspect, last heard 6 s ago"), none.toString());
        assertTrue(none.toString().contains("datanode-4: dead, it was stopped"), none.toString());
        cluster.node(1).free = 1L << 40;
        cluster.node(1).beat();
        session.begin(request("/a"));
    }
}
