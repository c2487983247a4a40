package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

final class MembersTest {
    private final Scribe scribe = Scribe.founded();

    private NodeName join(int node, int slot) throws PanalException {
        return scribe.give(new AddMember(new NodeId(new UUID(0, node)), NodeName.ofSlot(slot)))
                .name();
    }

    @Test
    void aNameThatIsTakenGivesWayToTheFirstFreeOne() throws PanalException {
        for (int slot = 1; slot <= 4; slot++) {
            assertEquals(NodeName.ofSlot(slot), join(slot, slot));
        }
        assertEquals(NodeName.ofSlot(5), join(11, 1));
        assertEquals(NodeName.ofSlot(9), join(12, 9));
        assertEquals(NodeName.ofSlot(6), join(13, 9));
    }

    @Test
    void aNodeThatComesBackKeepsItsName() throws PanalException {
        join(1, 1);
        join(2, 1);
        scribe.give(SetMemberState.to(new NodeId(new UUID(0, 2)), MemberState.LEAVING));
        int before = scribe.edits().size();
        assertEquals(NodeName.ofSlot(2), join(2, 1));
        assertEquals(before, scribe.edits().size());
        assertEquals(
                MemberState.LEAVING,
                scribe.namespace()
                        .member(new NodeId(new UUID(0, 2)))
                        .orElseThrow()
                        .state());
    }

    @Test
    void whatFollowsByItselfGivesWayToWhatWasPlannedInBetween() throws PanalException {
        join(1, 1);
        NodeId node = new NodeId(new UUID(0, 1));
        Member leaving = scribe.give(SetMemberState.to(node, MemberState.LEAVING));
        scribe.give(SetMemberState.to(node, MemberState.IN_SERVICE));
        int before = scribe.edits().size();
        Member stays = scribe.give(SetMemberState.after(leaving, MemberState.LEFT));
        assertEquals(MemberState.IN_SERVICE, stays.state());
        assertEquals(before, scribe.edits().size());
        Member longer = scribe.give(SetMemberState.maintenance(node, 2_000));
        scribe.give(SetMemberState.maintenance(node, 3_000));
        assertEquals(
                3_000,
                scribe.give(SetMemberState.after(longer, MemberState.IN_SERVICE))
                        .untilMillis());
        Member last = scribe.namespace().member(node).orElseThrow();
        assertEquals(
                MemberState.IN_SERVICE,
                scribe.give(SetMemberState.after(last, MemberState.IN_SERVICE)).state());
    }

    @Test
    void epochsAndIdsOnlyGrow() throws PanalException {
        assertEquals(1, scribe.give(BeginEpoch.above(5, 0)));
        assertEquals(2, scribe.give(BeginEpoch.above(5, 0)));
        IdRange first = scribe.give(new ReserveIds(IdKind.UPLOAD, 10));
        IdRange second = scribe.give(new ReserveIds(IdKind.UPLOAD, 10));
        assertEquals(first.first() + 10, second.first());
    }
}
