package panal.namenode.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.MemberState;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.ProtocolVersion;
import panal.testkit.FakeClock;

final class MembershipTest {
    private static final NodeHealth HEALTH = new NodeHealth(100, 10, 90, 1, 0, 1_000, 1, 0);
    private static final NodeId ONE = new NodeId(new UUID(0, 1));
    private static final NodeId TWO = new NodeId(new UUID(0, 2));

    private final FakeClock clock = FakeClock.anyTime();
    private final Instant until = clock.instant().plusSeconds(1_800);
    private final Membership members = new Membership(clock, Timing.DEFAULT);

    @Test
    void aSilentNodeIsSuspectThenDeadThenLiveAgainWithItsNextHeartbeat() throws Exception {
        long link = join(ONE, 1, 1, 7000);
        assertEquals(NodeState.LIVE, state(ONE));
        pass(4_999);
        assertEquals(NodeState.LIVE, state(ONE));
        pass(1);
        assertEquals(NodeState.SUSPECT, state(ONE));
        pass(5_000);
        assertEquals(NodeState.DEAD, state(ONE));
        members.heard(ONE, link, HEALTH);
        assertEquals(NodeState.LIVE, state(ONE));
    }

    @Test
    void tellsEachChangeOnce() throws Exception {
        join(ONE, 1, 1, 7000);
        assertEquals(List.of(change(NodeState.DEAD, NodeState.LIVE)), members.tick());
        assertEquals(List.of(), members.tick());
        pass(4_900);
        clock.advance(Duration.ofMillis(200));
        assertEquals(List.of(change(NodeState.LIVE, NodeState.SUSPECT)), members.tick());
        assertEquals(List.of(), members.tick());
    }

    @Test
    void aPauseOfTheNameNodeItselfIsNoSilenceOfTheNodes() throws Exception {
        join(ONE, 1, 1, 7000);
        members.tick();
        clock.advance(Duration.ofMinutes(10));
        assertEquals(List.of(), members.tick());
        assertEquals(NodeState.LIVE, state(ONE));
        pass(10_000);
        assertEquals(NodeState.DEAD, state(ONE));
    }

    @Test
    void aLinkIsDeadOnceTheNodeHasJoinedAgain() throws Exception {
        long first = join(ONE, 1, 1, 7000);
        pass(5_000);
        long second = join(ONE, 1, 2, 7001);
        assertThrows(AccessDenied.class, () -> members.heard(ONE, first, HEALTH));
        assertThrows(AccessDenied.class, () -> members.stopped(ONE, first));
        members.heard(ONE, second, HEALTH);
        assertEquals(
                new Address("127.0.0.1", 7001), members.view(ONE).orElseThrow().address());
    }

    @Test
    void anOlderProcessOfANodeIsRefused() throws Exception {
        join(ONE, 1, 5, 7000);
        AccessDenied refusal = assertThrows(AccessDenied.class, () -> join(ONE, 1, 4, 7001));
        assertTrue(refusal.toString().contains("127.0.0.1:7000"), refusal.toString());
        assertTrue(refusal.toString().contains("127.0.0.1:7001"), refusal.toString());
    }

    @Test
    void aCopiedDirectoryStartedElsewhereIsRefusedAsLongAsTheNodeItselfIsHeard() throws Exception {
        long link = join(ONE, 1, 5, 7000);
        assertThrows(AccessDenied.class, () -> join(ONE, 1, 6, 7001));
        members.heard(ONE, link, HEALTH);
        members.stopped(ONE, link);
        join(ONE, 1, 6, 7001);
        join(ONE, 1, 7, 7001);
        assertEquals(
                new Address("127.0.0.1", 7001), members.view(ONE).orElseThrow().address());
    }

    @Test
    void twoProcessesWithOneIdentityAndOneIncarnationAreNotBothTaken() throws Exception {
        long first = join(ONE, 1, 5, 7000);
        assertThrows(AccessDenied.class, () -> join(ONE, 1, 5, 7001));
        members.heard(ONE, first, HEALTH);
        long again = join(ONE, 1, 5, 7000);
        assertThrows(AccessDenied.class, () -> members.heard(ONE, first, HEALTH));
        members.heard(ONE, again, HEALTH);
    }

    @Test
    void aWishedNameThatIsTakenGivesTheLowestFreeNumber() {
        members.know(ONE, NodeName.ofSlot(1), MemberState.IN_SERVICE, until);
        members.know(new NodeId(new UUID(0, 9)), NodeName.ofSlot(2), MemberState.LEFT, until);
        assertEquals(NodeName.ofSlot(3), members.freeName(TWO, NodeName.ofSlot(1)));
        assertEquals(NodeName.ofSlot(8), members.freeName(TWO, NodeName.ofSlot(8)));
        assertEquals(NodeName.ofSlot(1), members.freeName(ONE, NodeName.ofSlot(8)), "a node keeps its name");
    }

    @Test
    void aStrangerIsNotAdmitted() {
        assertThrows(IllegalStateException.class, () -> members.admit(joinOf(ONE, 1, 1, 7000)));
    }

    @Test
    void aMemberThatHasNotJoinedSinceTheStartIsDeadAndSaysSo() {
        members.know(ONE, NodeName.ofSlot(1), MemberState.IN_SERVICE, until);
        MemberView view = members.view(ONE).orElseThrow();
        assertEquals(NodeState.DEAD, view.state());
        assertEquals(-1, view.status().lastHeartbeatMillis());
        assertEquals("dead, not seen since the NameNode's start", view.explained());
    }

    @Test
    void aNodeThatSaysItStopsIsDeadAtOnce() throws Exception {
        long link = join(ONE, 1, 1, 7000);
        members.stopped(ONE, link);
        assertEquals(NodeState.DEAD, state(ONE));
        assertEquals(
                "dead, it was stopped on purpose; its copies count for 10 min more",
                members.view(ONE).orElseThrow().explained());
        join(ONE, 1, 2, 7000);
        assertEquals(NodeState.LIVE, state(ONE));
    }

    @Test
    void whatWasDecidedShowsOverWhatIsHeard() throws Exception {
        join(ONE, 1, 1, 7000);
        members.know(ONE, NodeName.ofSlot(1), MemberState.LEAVING, until);
        assertEquals(NodeState.LEAVING, state(ONE));
        members.know(ONE, NodeName.ofSlot(1), MemberState.MAINTENANCE, until);
        assertEquals(NodeState.MAINTENANCE, state(ONE));
        pass(20_000);
        assertEquals(NodeState.MAINTENANCE, state(ONE));
    }

    @Test
    void copiesOnASilentNodeCountUntilItIsDeadForAWhile() throws Exception {
        long link = join(ONE, 1, 1, 7000);
        pass(39_900);
        assertTrue(members.counts(ONE));
        assertFalse(members.view(ONE).orElseThrow().answers());
        pass(100);
        assertFalse(members.counts(ONE));
        members.heard(ONE, link, HEALTH);
        assertTrue(members.counts(ONE));
        assertTrue(members.view(ONE).orElseThrow().answers());
    }

    @Test
    void copiesOnANodeThatWasStoppedCountForTheTimeOfAnUpgrade() throws Exception {
        long link = join(ONE, 1, 1, 7000);
        members.stopped(ONE, link);
        pass(599_900);
        assertTrue(members.counts(ONE));
        pass(100);
        assertFalse(members.counts(ONE));
    }

    @Test
    void aNodeThatHasNotJoinedSinceTheStartIsNotLostAtOnce() {
        members.know(ONE, NodeName.ofSlot(1), MemberState.IN_SERVICE, until);
        pass(39_900);
        assertTrue(members.counts(ONE));
        pass(100);
        assertFalse(members.counts(ONE));
        assertFalse(members.counts(TWO), "nobody knows it");
    }

    @Test
    void copiesOnALeavingNodeAreReadAndDoNotCount() throws Exception {
        join(ONE, 1, 1, 7000);
        members.know(ONE, NodeName.ofSlot(1), MemberState.LEAVING, until);
        assertFalse(members.counts(ONE));
        assertTrue(members.view(ONE).orElseThrow().answers());
        members.know(ONE, NodeName.ofSlot(1), MemberState.LEFT, until);
        assertFalse(members.view(ONE).orElseThrow().answers());
        members.know(ONE, NodeName.ofSlot(1), MemberState.IN_SERVICE, until);
        assertTrue(members.counts(ONE));
    }

    @Test
    void anAnnouncedAbsenceEndsByItselfAndANodeThatIsStillAwayHasAsLongAsASilentOne() throws Exception {
        join(ONE, 1, 1, 7000);
        join(TWO, 2, 1, 7001);
        members.know(
                ONE,
                NodeName.ofSlot(1),
                MemberState.MAINTENANCE,
                clock.instant().plusSeconds(1_800));
        pass(1_799_900);
        assertEquals(NodeState.MAINTENANCE, state(ONE));
        assertTrue(members.counts(ONE));
        assertFalse(members.counts(TWO));
        assertEquals(List.of(), members.overdueAbsences());
        pass(100);
        assertEquals(NodeState.DEAD, state(ONE));
        assertEquals(List.of(ONE), members.overdueAbsences());
        pass(20_000);
        members.know(ONE, NodeName.ofSlot(1), MemberState.IN_SERVICE, Instant.EPOCH);
        pass(19_900);
        assertTrue(members.counts(ONE));
        pass(100);
        assertFalse(members.counts(ONE));
    }

    @Test
    void anAbsenceThatIsEndedEarlyGivesTheNodeTheSameTime() throws Exception {
        long link = join(ONE, 1, 1, 7000);
        members.know(ONE, NodeName.ofSlot(1), MemberState.MAINTENANCE, until);
        members.stopped(ONE, link);
        pass(1_000_000);
        members.know(ONE, NodeName.ofSlot(1), MemberState.IN_SERVICE, Instant.EPOCH);
        pass(39_900);
        assertTrue(members.counts(ONE));
        pass(100);
        assertFalse(members.counts(ONE));
    }

    @Test
    void grantsCountUntilTheNextHeartbeat() throws Exception {
        long link = join(ONE, 1, 1, 7000);
        members.granted(NodeName.ofSlot(1));
        members.granted(NodeName.ofSlot(1));
        assertEquals(2, members.view(ONE).orElseThrow().granted());
        members.heard(ONE, link, HEALTH);
        assertEquals(0, members.view(ONE).orElseThrow().granted());
    }

    private long join(NodeId node, int slot, long incarnation, int port) throws Exception {
        members.know(node, NodeName.ofSlot(slot), MemberState.IN_SERVICE, until);
        return members.admit(joinOf(node, slot, incarnation, port));
    }

    private static NodeJoin joinOf(NodeId node, int slot, long incarnation, int port) {
        return new NodeJoin(
                ProtocolVersion.CURRENT,
                node,
                incarnation,
                ClusterId.NONE,
                NodeName.ofSlot(slot),
                new Address("127.0.0.1", port),
                "host",
                "",
                Epoch.NONE,
                new ClusterProof(Bits256.ZERO, Bits256.ZERO));
    }

    private NodeState state(NodeId node) {
        return members.view(node).orElseThrow().state();
    }

    private static StateChange change(NodeState before, NodeState now) {
        return new StateChange(ONE, NodeName.ofSlot(1), before, now);
    }

    /** Lets time pass with the NameNode awake. */
    private void pass(long millis) {
        for (long left = millis; left > 0; left -= 100) {
            clock.advance(Duration.ofMillis(Math.min(100, left)));
            members.tick();
        }
    }
}
