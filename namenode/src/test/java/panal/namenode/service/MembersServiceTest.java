package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.OutOfSpace;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.UploadGrant;

/** What operators plan with DataNodes, and what comes of it. */
final class MembersServiceTest {
    private static final BlockSum SUM = new BlockSum(1_000, 0x1234);
    private static final int FILES = 20;

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(0);

    private final OperatorsView view = new OperatorsView(cluster);

    @Test
    void leavingIsRefusedWhereTooFewNodesWouldRemain() throws Exception {
        cluster.startNodes(3);
        cluster.upload(cluster.ana(), "/a", SUM);
        NoDataNodes refusal =
                assertThrows(NoDataNodes.class, () -> view.operator().leave(NodeName.ofSlot(2)));
        assertEquals(
                "datanode-2 cannot leave: 1 file wants up to 3 copies, which needs 3 nodes, and 2 would remain; start"
                        + " another node, or delete these files or upload them again with fewer copies",
                refusal.getMessage());
        assertEquals("live", view.state(2));
    }

    @Test
    void leavingIsRefusedWhereTheOthersHaveNoRoom() throws Exception {
        cluster.startNodes(4);
        BlockSum large = new BlockSum(NameNodeFixture.BLOCK, 7);
        for (int i = 0; i < FILES; i++) {
            cluster.upload(cluster.ana(), "/large" + i, large);
        }
        cluster.nodes.values().forEach(node -> node.free = 1_000);
        cluster.beatAll();
        OutOfSpace refusal =
                assertThrows(OutOfSpace.class, () -> view.operator().leave(NodeName.ofSlot(1)));
        assertTrue(refusal.getMessage().contains("need room, and the others have 0 MiB free"), refusal.getMessage());
    }

    @Test
    void aLeavingNodeGetsNoBlocksAndServesThoseItHas() throws Exception {
        cluster.startNodes(4);
        cluster.upload(cluster.ana(), "/a", SUM);
        int slot = view.holder("/a");
        view.operator().leave(NodeName.ofSlot(slot));
        for (int i = 0; i < 30; i++) {
            UploadGrant grant = cluster.ana().begin(request("/new" + i));
            assertFalse(grant.first().chain().contains(NodeName.ofSlot(slot)));
        }
        List<NodeName> replicas = view.located("/a").replicas();
        assertEquals(NodeName.ofSlot(slot), replicas.get(replicas.size() - 1), "asked last");
    }

    @Test
    void anAbsenceSurvivesARestartOfTheNameNodeAndCanBeEnded() throws Exception {
        cluster.startNodes(4);
        view.upload(FILES, SUM);
        view.operator().maintenance(NodeName.ofSlot(2), Duration.ofMinutes(20).toMillis());
        cluster.restart();
        cluster.rejoinAll();
        assertEquals("maintenance", view.state(2));
        UploadGrant grant = cluster.ana().begin(request("/new"));
        assertFalse(grant.first().chain().contains(NodeName.ofSlot(2)));
        view.operator().endMaintenance(NodeName.ofSlot(2));
        assertEquals("live", view.state(2));
        assertThrows(InvalidInput.class, () -> view.operator().maintenance(NodeName.ofSlot(2), 0));
    }

    @Test
    void whatCanBeHeardIsNotForgotten() throws Exception {
        cluster.startNodes(4);
        NoDataNodes refusal =
                assertThrows(NoDataNodes.class, () -> view.operator().forget(NodeName.ofSlot(2)));
        assertTrue(refusal.getMessage().startsWith("datanode-2 is live"), refusal.getMessage());
        assertThrows(NoDataNodes.class, () -> view.operator().forget(NodeName.ofSlot(9)));
    }

    @Test
    void afterADeadNodeIsForgottenNobodyWaitsForIt() throws Exception {
        cluster.startNodes(4);
        for (int i = 0; i < FILES; i++) {
            UploadGrant grant = cluster.ana().begin(request("/f" + i, 1, false, "x"));
            cluster.ana().complete(grant.ticket(), List.of(cluster.write(grant.first(), SUM)), newRequest());
        }
        FakeDataNode gone = cluster.node(3);
        int only = gone.stock.size();
        assertTrue(only > 0);
        cluster.nodes.remove(gone.name);
        cluster.pass(Duration.ofSeconds(15));
        assertEquals(only, view.operator().stake(gone.name).onlyHere());
        cluster.restart();
        cluster.rejoinAll();
        assertFalse(cluster.nameNode.status().takesWrites());
        assertEquals(only, view.operator().stake(gone.name).nowhere());
        view.operator().forget(gone.name);
        cluster.pass(Duration.ofSeconds(1));
        assertTrue(
                cluster.nameNode.status().takesWrites(),
                cluster.nameNode.status().safeMode());
        cluster.ana().delete(new FilePath("/f0"), false, newRequest());
        assertThrows(AccessDenied.class, () -> gone.start(cluster.nameNode));
        view.operator().stay(gone.name);
        gone.start(cluster.nameNode);
        assertEquals("live", view.state(3));
    }

    @Test
    void onlyASuperuserPlans() throws Exception {
        cluster.startNodes(4);
        assertThrows(AccessDenied.class, () -> cluster.login("bob", cluster.bob).operator());
    }
}
