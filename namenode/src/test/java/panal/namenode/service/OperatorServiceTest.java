package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;

import java.rmi.NoSuchObjectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.SafeMode;
import panal.protocol.remote.Operator;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.SafeModeStatus;

/** Orders of a superuser about safe mode and scrubbing. */
final class OperatorServiceTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 4711);

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @BeforeEach
    void logIn() throws Exception {
        session = cluster.ana();
    }

    @Test
    void onlyASuperuserGivesOrdersAndEverybodyReadsTheReport() throws Exception {
        Session bob = cluster.login("bob", cluster.bob);
        AccessDenied denied = assertThrows(AccessDenied.class, bob::operator);
        assertTrue(String.valueOf(denied.getMessage()).contains("ask a superuser"), denied.getMessage());
        assertEquals(3, bob.report().nodes().size());
        assertEquals("current", bob.report().metadata().get(0).state());
    }

    @Test
    void theOperatorsObjectGoesWithItsSession() throws Exception {
        Operator operator = session.operator();
        assertEquals(operator, session.operator());
        operator.safeMode(false);
        session.logout();
        assertThrows(NoSuchObjectException.class, () -> operator.safeMode(false));
    }

    @Test
    void givingOrdersKeepsTheSessionAwake() throws Exception {
        Operator operator = session.operator();
        for (int i = 0; i < 3; i++) {
            cluster.passInSilence(Duration.ofMinutes(20));
            operator.safeMode(false);
        }
        assertEquals("ana", session.user());
        cluster.passInSilence(Duration.ofMinutes(31));
        assertThrows(NoSuchObjectException.class, () -> operator.safeMode(false));
    }

    @Test
    void safeModeHeldByHandChangesAndDeletesNothing() throws Exception {
        cluster.upload(session, "/a", SUM);
        cluster.upload(session, "/b", SUM);
        session.delete(new FilePath("/a"), false, newRequest());
        SafeModeStatus held = session.operator().safeMode(true);
        assertTrue(held.on() && held.byHand(), held.toString());
        assertFalse(held.mayDelete());
        cluster.pass(Duration.ofMinutes(5));
        assertTrue(session.report().safeMode().byHand());
        assertThrows(SafeMode.class, () -> cluster.upload(session, "/c", SUM));
        assertThrows(SafeMode.class, () -> session.delete(new FilePath("/b"), false, newRequest()));
        assertEquals(List.of(), cluster.node(1).deleted);
        assertEquals(
                3,
                session.layout(new FilePath("/b"), 0, 1)
                        .blocks()
                        .get(0)
                        .replicas()
                        .size());

        SafeModeStatus left = session.operator().safeMode(false);
        assertFalse(left.on());
        assertTrue(left.mayDelete());
        cluster.upload(session, "/c", SUM);
        cluster.pass(Duration.ofMinutes(1));
        assertEquals(1, cluster.node(1).deleted.size());
    }

    @Test
    void safeModeHeldByHandDoesNotOutliveTheNameNode() throws Exception {
        session.operator().safeMode(true);
        cluster.restart();
        cluster.rejoinAll();
        session = cluster.ana();
        assertFalse(session.report().safeMode().on());
    }

    @Test
    void safeModeLeftByForceTakesWritesAndDeletesNothingUntilAllAreBack() throws Exception {
        cluster.upload(session, "/a", SUM);
        cluster.upload(session, "/b", SUM);
        session.delete(new FilePath("/a"), false, newRequest());
        cluster.restart();
        session = cluster.ana();
        assertTrue(session.report().safeMode().on());
        SafeModeStatus left = session.operator().safeMode(false);
        assertFalse(left.on());
        assertFalse(left.mayDelete());
        cluster.node(1).start(cluster.nameNode);
        cluster.node(2).start(cluster.nameNode);
        session.makeDirectory(new FilePath("/d"), false, newRequest());
        for (int i = 0; i < 60; i++) {
            cluster.clock.advance(Duration.ofSeconds(1));
            cluster.node(1).beat();
            cluster.node(2).beat();
            cluster.tick();
        }
        assertEquals(List.of(), cluster.node(1).deleted);
        cluster.rejoinAll();
        cluster.pass(Duration.ofMinutes(1));
        assertEquals(1, cluster.node(1).deleted.size());
    }

    @Test
    void aScrubReachesTheNodeWithItsNextHeartbeat() throws Exception {
        cluster.upload(session, "/a", SUM);
        BlockId block = session.layout(new FilePath("/a"), 0, 1).blocks().get(0).block();
        assertEquals(1, session.operator().scrub(NodeName.ofSlot(2)));
        assertEquals(3, session.operator().scrubFile(new FilePath("/a")));
        cluster.beatAll();
        cluster.beatAll();
        assertEquals(List.of(List.of(block)), cluster.node(1).scrubs);
        assertEquals(List.of(List.of()), cluster.node(2).scrubs);
    }

    @Test
    void aScrubOfWhatIsNotThereIsRefused() throws Exception {
        Operator operator = session.operator();
        assertThrows(NotFound.class, () -> operator.scrub(NodeName.ofSlot(9)));
        assertThrows(NotFound.class, () -> operator.scrubFile(new FilePath("/none")));
        cluster.passInSilence(Duration.ofSeconds(20));
        InvalidInput dead = assertThrows(InvalidInput.class, () -> operator.scrub(NodeName.ofSlot(1)));
        assertTrue(String.valueOf(dead.getMessage()).contains("datanode-1 is dead"), dead.getMessage());
    }
}
