package panal.datanode.heartbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.PanalException;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Entry;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeName;

/** How a node comes to belong, and goes on belonging. */
final class MembershipTest extends NodeInCluster {
    @Test
    void joinsUnderTheNameGivenAndStandsInTheNameServer() throws PanalException {
        membership.tick();
        background.runAll();
        assertTrue(membership.joined());
        assertEquals(NodeName.ofSlot(9), standing.name());
        assertEquals(
                Set.of("role:datanode", "host:localhost", "rack:r1"),
                names.lookup("datanode-9").tags());
        assertEquals(nameNode.cluster, store.node().cluster());
        assertEquals(new Epoch(5, 10), store.node().heard());
        assertEquals(nameNode.nowMillis, standing.nameNodeMillis());
        assertEquals(1, nameNode.joins.get(0).incarnation());
        assertEquals(1, nameNode.pages.size());
        assertTrue(nameNode.pages.get(0).last());
    }

    /** An old copy of the journal begins the next epoch too; its second start must still be told apart. */
    @Test
    void aLaterEpochWithFewerTransactionsIsNoReasonToForgetTheirNumber() throws PanalException {
        store.hear(new Epoch(4, 900));
        standing = new Standing(
                store.node().node(), NodeName.ofSlot(1), store.node().heard(), clock);
        membership = membership(secret);
        membership.tick();
        background.runAll();
        assertEquals(new Epoch(4, 900), nameNode.joins.get(0).heard());
        assertEquals(new Epoch(5, 900), standing.heard());
        assertEquals(new Epoch(5, 900), store.node().heard());
    }

    @Test
    void joinsAgainAfterTheNameNodeWasRestarted() throws PanalException {
        membership.tick();
        background.runAll();
        nameNode.dropLink();
        nameNode.epoch = new Epoch(6, 11);
        beat();
        beat();
        background.runAll();
        assertTrue(membership.joined());
        assertEquals(2, nameNode.joins.size());
        assertEquals(new Epoch(5, 10), nameNode.joins.get(1).heard());
        assertEquals(new Epoch(6, 11), store.node().heard());
        assertEquals(2, nameNode.pages.size());
    }

    @Test
    void anotherClusterIsRefusedForGood() throws PanalException {
        membership.tick();
        nameNode.cluster = new ClusterId(new UUID(8, 8));
        nameNode.dropLink();
        beat();
        assertThrows(ForeignCluster.class, membership::tick);
        assertNotEquals(nameNode.cluster, store.node().cluster());
    }

    @Test
    void wrongSecretEndsTheStart() {
        Membership stranger = membership(ClusterSecret.random(new SecureRandom()));
        assertThrows(AccessDenied.class, stranger::tick);
    }

    @Test
    void missingNameNodeIsTriedAgainWithPatience() throws PanalException {
        Entry entry = names.entries.remove("namenode");
        membership.tick();
        assertFalse(membership.joined());
        assertTrue(membership.obstacle().contains("namenode"), membership.obstacle());
        names.entries.put("namenode", entry);
        membership.tick();
        assertFalse(membership.joined(), "not before its time");
        beat();
        assertTrue(membership.joined());
    }

    @Test
    void goodByeIsSaid() throws PanalException {
        membership.tick();
        background.runAll();
        membership.leave();
        assertTrue(nameNode.left);
        assertFalse(names.entries.containsKey("datanode-9"));
    }
}
