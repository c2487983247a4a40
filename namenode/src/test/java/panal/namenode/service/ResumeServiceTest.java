package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PathHeld;
import panal.protocol.error.SafeMode;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.FilePath;
import panal.protocol.value.Finding;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.WholeBlock;

/** An upload to /a of four blocks, of which the first two are whole when its client goes. */
final class ResumeServiceTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 0x1234_5678);
    private static final BlockSum OTHER = new BlockSum(BLOCK, 0x0bad_0bad);
    private static final FilePath PATH = new FilePath("/a");

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    private final List<FinishedBlock> whole = new ArrayList<>();
    private final List<BlockGrant> unwritten = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @SuppressWarnings("NullAway.Init") // set before each test
    private UploadTicket earlier;

    @BeforeEach
    void beginOne() throws Exception {
        session = cluster.ana();
        UploadGrant grant = session.begin(request("/a"));
        earlier = grant.ticket();
        whole.add(cluster.write(grant.first(), SUM));
        List<BlockGrant> more = session.addBlocks(earlier, 1, 3, List.copyOf(whole));
        whole.add(cluster.write(more.get(0), SUM));
        unwritten.addAll(more.subList(1, 3));
        session.addBlocks(earlier, 0, 0, List.of(whole.get(1)));
    }

    private static ResumeRequest again(boolean overwrite) {
        return new ResumeRequest(PATH, Durability.SYNCED, overwrite, 0, "ana@there pid 2");
    }

    private UploadTicket resume() throws Exception {
        return session.resume(again(false));
    }

    /** Who is at the upload; empty when nobody is. */
    private String client() throws Exception {
        return session.unfinished(FilePath.ROOT, 0, 1).uploads().get(0).client();
    }

    /** Writes what is missing as the last client does, and completes. */
    private long finish(UploadTicket ticket, BlockSum sum) throws Exception {
        List<FinishedBlock> rest = new ArrayList<>();
        for (BlockGrant grant : session.addBlocks(ticket, 2, 2, List.of())) {
            rest.add(cluster.write(grant, sum));
        }
        return session.complete(ticket, rest, newRequest()).length();
    }

    @Test
    void anotherClientGoesOnWithWhatIsWhole() throws Exception {
        assertEquals(NameNodeFixture.SETTINGS.uploadExpiry().toMillis(), session.park(earlier));
        UploadTicket ticket = resume();
        assertEquals(2, ticket.turn());
        List<WholeBlock> there = new ArrayList<>(session.written(ticket, 0, 1).whole());
        assertTrue(session.written(ticket, 0, 1).more());
        there.addAll(session.written(ticket, 1, 2).whole());
        assertFalse(session.written(ticket, 1, 2).more());
        assertEquals(List.of(new WholeBlock(0, SUM), new WholeBlock(1, SUM)), there);
        assertEquals(4 * BLOCK, finish(ticket, SUM));
        assertEquals(4, session.layout(PATH, 0, 10).blocks().size());
    }

    @Test
    void continuesAfterTheNameNodesRestart() throws Exception {
        cluster.restart();
        cluster.rejoinAll();
        session = cluster.ana();
        UploadTicket ticket = resume();
        cluster.restart();
        cluster.rejoinAll();
        session = cluster.ana();
        assertThrows(PathHeld.class, () -> session.renew(earlier), "the turn is journaled");
        assertEquals(2, session.written(ticket, 0, 100).whole().size());
        assertEquals(4 * BLOCK, finish(ticket, SUM));
    }

    @Test
    void anEarlierClientIsFencedAndHearsWhoHasIt() throws Exception {
        UploadTicket ticket = resume();
        List<FinishedBlock> late = List.of(cluster.write(unwritten.get(0), OTHER));
        PathHeld held = assertThrows(PathHeld.class, () -> session.addBlocks(earlier, 0, 0, late));
        assertEquals("the upload to /a was taken up by ana@there pid 2; this one ends", held.getMessage());
        assertThrows(PathHeld.class, () -> session.complete(earlier, late, newRequest()));
        assertThrows(PathHeld.class, () -> session.renew(earlier));
        assertThrows(PathHeld.class, () -> session.abandon(earlier));
        assertThrows(PathHeld.class, () -> session.park(earlier));
        assertThrows(PathHeld.class, () -> session.written(earlier, 0, 1));
        BlockId old = unwritten.get(1).token().block();
        assertThrows(PathHeld.class, () -> session.retryBlock(earlier, 3, old, 1, List.of()));
        assertEquals(4 * BLOCK, finish(ticket, SUM));
        session.layout(PATH, 0, 10).blocks().forEach(block -> assertEquals(SUM, block.sum()));
    }

    @Test
    void aSilentEarlierClientKeepsNoHold() throws Exception {
        UploadTicket ticket = resume();
        session.park(ticket);
        assertThrows(PathHeld.class, () -> session.renew(earlier));
        assertEquals(0, session.begin(request("/a")).ticket().turn(), "the path is free");
    }

    @Test
    void aClientThatNeverGoesOnHoldsThePathForMomentsOnly() throws Exception {
        resume();
        cluster.pass(Duration.ofSeconds(9));
        assertThrows(PathHeld.class, () -> session.begin(request("/a")));
        cluster.pass(Duration.ofSeconds(2));
        assertEquals(0, session.begin(request("/a")).ticket().turn(), "the path is free");
    }

    @Test
    void aClientThatGoesOnHoldsThePathAsAnyOther() throws Exception {
        session.written(resume(), 0, 1);
        cluster.pass(Duration.ofSeconds(30));
        assertThrows(PathHeld.class, () -> session.begin(request("/a")));
        assertEquals("ana@there pid 2", client());
    }

    @Test
    void ofSeveralTheOneThatWasBegunLastIsTakenUp() throws Exception {
        session.park(earlier);
        UploadGrant later = session.begin(request("/a"));
        session.addBlocks(later.ticket(), 1, 1, List.of(cluster.write(later.first(), SUM)));
        session.park(later.ticket());
        assertEquals(later.ticket().upload(), resume().upload());
    }

    @Test
    void whatTheEarlierClientWritesLateGetsIntoNoFile() throws Exception {
        UploadTicket ticket = resume();
        FinishedBlock late = cluster.write(unwritten.get(0), OTHER);
        BlockGrant grant = session.addBlocks(ticket, 2, 1, List.of()).get(0);
        assertFalse(grant.token().block().equals(late.block()), "another id");
        assertThrows(InvalidInput.class, () -> session.addBlocks(ticket, 0, 0, List.of(late)));
        assertEquals(4 * BLOCK, finish(ticket, SUM));
        cluster.pass(Duration.ofSeconds(30));
        cluster.nodes.values().forEach(node -> assertFalse(node.stock.containsKey(late.block())));
    }

    @Test
    void aLostBlockOfAParkedUploadIsWrittenAgain() throws Exception {
        session.park(earlier);
        cluster.beatAll();
        BlockId lost = whole.get(0).block();
        for (FakeDataNode node : cluster.nodes.values()) {
            node.stock.remove(lost);
            node.report();
        }
        UploadTicket ticket = resume();
        assertEquals(
                List.of(new WholeBlock(1, SUM)), session.written(ticket, 0, 100).whole());
        BlockGrant again = session.addBlocks(ticket, 0, 1, List.of()).get(0);
        assertFalse(again.token().block().equals(lost));
        session.addBlocks(ticket, 0, 0, List.of(cluster.write(again, SUM)));
        assertEquals(4 * BLOCK, finish(ticket, SUM));
    }

    @Test
    void nodesThatHaveNotReportedYetAreWaitedFor() throws Exception {
        cluster.restart();
        for (FakeDataNode node : cluster.nodes.values()) {
            node.join(cluster.nameNode);
        }
        cluster.passInSilence(Duration.ofSeconds(1));
        session = cluster.ana();
        assertThrows(SafeMode.class, this::resume);
        assertEquals("", client(), "who was refused holds nothing");
        cluster.rejoinAll();
        assertEquals(2, session.written(resume(), 0, 100).whole().size());
    }

    /** Each node finds that its disk has changed the block. */
    private void corrupt(BlockId block) throws Exception {
        for (FakeDataNode node : cluster.nodes.values()) {
            node.findings.add(new Finding.CorruptReplica(block, 1, node.name));
        }
        cluster.beatAll();
    }

    @Test
    void aFileIsNotCompleteWhileAllCopiesOfABlockAreInDoubt() throws Exception {
        List<FinishedBlock> rest = new ArrayList<>();
        for (BlockGrant grant : unwritten) {
            rest.add(cluster.write(grant, SUM));
        }
        cluster.beatAll();
        corrupt(whole.get(0).block());
        SafeMode doubt = assertThrows(SafeMode.class, () -> session.complete(earlier, rest, newRequest()));
        assertTrue(doubt.getMessage().contains("in doubt"), doubt.getMessage());
        cluster.node(1).confirm(whole.get(0).block());
        cluster.node(1).beat();
        assertEquals(4 * BLOCK, session.complete(earlier, rest, newRequest()).length());
    }

    @Test
    void aBlockIsNotHandedInWhileItsCopiesAreInDoubt() throws Exception {
        FinishedBlock third = cluster.write(unwritten.get(0), SUM);
        cluster.beatAll();
        corrupt(third.block());
        assertThrows(panal.protocol.error.NoDataNodes.class, () -> session.addBlocks(earlier, 0, 0, List.of(third)));
        cluster.nodes.values().forEach(node -> node.confirm(third.block()));
        cluster.beatAll();
        session.addBlocks(earlier, 0, 0, List.of(third));
    }

    @Test
    void aBlockThatIsInDoubtEverywhereIsWrittenAgain() throws Exception {
        session.park(earlier);
        cluster.beatAll();
        corrupt(whole.get(1).block());
        assertEquals(
                List.of(new WholeBlock(0, SUM)),
                session.written(resume(), 0, 100).whole());
    }

    @Test
    void whatStandsInTheWayIsSaidAtOnce() throws Exception {
        cluster.clock.advance(NameNodeFixture.SETTINGS.holdTime().plusSeconds(1));
        cluster.rejoinAll();
        session = cluster.ana();
        cluster.upload(session, "/other", SUM);
        session.rename(new FilePath("/other"), PATH, newRequest());
        assertThrows(AlreadyExists.class, this::resume);
        UploadTicket ticket = session.resume(again(true));
        assertTrue(ticket.overwrite());
        assertEquals(4 * BLOCK, finish(ticket, SUM));
    }

    @Test
    void anotherRunningUploadToThatPathIsLeftAlone() throws Exception {
        session.park(earlier);
        session.begin(request("/a"));
        assertThrows(PathHeld.class, this::resume);
    }

    @Test
    void theUploadFollowsItsDirectory() throws Exception {
        session.makeDirectory(new FilePath("/d"), false, newRequest());
        UploadGrant grant = session.begin(request("/d/f"));
        session.addBlocks(grant.ticket(), 1, 1, List.of(cluster.write(grant.first(), SUM)));
        session.park(grant.ticket());
        session.rename(new FilePath("/d"), new FilePath("/e"), newRequest());
        UploadTicket ticket =
                session.resume(new ResumeRequest(new FilePath("/e/f"), Durability.SYNCED, false, 0, "ana@there pid 2"));
        assertEquals(1, session.written(ticket, 0, 10).whole().size());
    }

    @Test
    void anotherUsersUploadIsNotTakenUp() throws Exception {
        Session bob = cluster.login("bob", cluster.bob);
        assertThrows(AccessDenied.class, () -> bob.resume(again(false)));
    }
}
