package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoDataNodes;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Finding;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.UploadGrant;

/** What an upload that is over, or a cluster without DataNodes, refuses. */
final class UploadEndTest {
    private static final BlockSum SUM = new BlockSum(NameNodeFixture.BLOCK, 99);

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @BeforeEach
    void logIn() throws Exception {
        session = cluster.ana();
    }

    @Test
    void noAttemptIsGrantedForAFileThatIsComplete() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        session.complete(grant.ticket(), List.of(cluster.write(grant.first(), SUM)), newRequest());
        refusedRetry(grant);
        UploadGrant abandoned = session.begin(request("/b"));
        session.abandon(abandoned.ticket());
        // It was never written, and is forgotten at the next tick.
        refusedRetry(abandoned);
        assertThrows(InvalidInput.class, () -> session.complete(abandoned.ticket(), List.of(), newRequest()));
    }

    @Test
    void aFileIsNotCompleteWhenABlockThatWasHandedInBeforeIsNowhereAnyMore() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        FinishedBlock first = cluster.write(grant.first(), SUM);
        List<BlockGrant> more = session.addBlocks(grant.ticket(), 1, 1, List.of(first));
        FinishedBlock second = cluster.write(more.get(0), SUM);
        cluster.beatAll();
        for (FakeDataNode node : cluster.nodes.values()) {
            node.stock.remove(first.block());
            node.report();
        }
        assertThrows(
                InvalidInput.class,
                () -> session.complete(grant.ticket(), List.of(second), newRequest()),
                "it is lost");
        for (FakeDataNode node : cluster.nodes.values()) {
            node.stock.put(first.block(), first.receipts().get(0).replica());
            node.join(cluster.nameNode);
            node.report();
        }
        assertEquals(
                2 * SUM.length(),
                session.complete(grant.ticket(), List.of(second), newRequest()).length(),
                "it is back");
    }

    @Test
    void whatIsKnownAsWholeNeedsNoProofAgain() throws Exception {
        UploadGrant grant = session.begin(request("/a"));
        FinishedBlock first = cluster.write(grant.first(), SUM);
        List<BlockGrant> more = session.addBlocks(grant.ticket(), 1, 1, List.of(first));
        FinishedBlock second = cluster.write(more.get(0), SUM);
        cluster.beatAll();
        for (FakeDataNode node : List.of(cluster.node(1), cluster.node(2))) {
            node.findings.add(new Finding.CorruptReplica(first.block(), 1, node.name));
        }
        cluster.beatAll();
        assertEquals(
                2 * SUM.length(),
                session.complete(grant.ticket(), List.of(first, second), newRequest())
                        .length(),
                "one copy is good, though so few would not do for a new block");
    }

    @Test
    void aNodeThatHasLeftIsNoneOfThoseThatABlockIsOn() throws Exception {
        UploadGrant grant = session.begin(request("/a", 1, false, "ana@here pid 1"));
        NodeName only = grant.first().chain().get(0);
        session.operator().leave(only);
        cluster.passWithout(cluster.node(only.slot()), Duration.ofSeconds(3));
        FinishedBlock block = cluster.write(grant.first(), SUM);
        assertThrows(
                NoDataNodes.class,
                () -> session.complete(grant.ticket(), List.of(block), newRequest()),
                "it is written again, elsewhere");
    }

    private void refusedRetry(UploadGrant grant) {
        BlockId block = grant.first().token().block();
        assertThrows(InvalidInput.class, () -> session.retryBlock(grant.ticket(), 0, block, 1, List.of()));
    }

    @Test
    void withoutALiveNodeTheClusterDoesNotTakeWritesAndSaysWhy() throws Exception {
        assertTrue(cluster.nameNode.status().takesWrites());
        cluster.passInSilence(Duration.ofSeconds(11));
        ClusterStatus status = cluster.nameNode.status();
        assertFalse(status.takesWrites());
        assertEquals("", status.safeMode());
        assertTrue(status.whyNoWrites().contains("datanode-1 is dead, datanode-2 is dead"), status.whyNoWrites());
    }
}
