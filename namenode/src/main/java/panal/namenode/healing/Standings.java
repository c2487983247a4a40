package panal.namenode.healing;

import java.util.Map;
import java.util.stream.Collectors;
import panal.namenode.blocks.Standing;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Membership;
import panal.protocol.value.NodeId;

/** Shows the block map what the members' copies are worth. */
final class Standings {
    private Standings() {}

    static Map<NodeId, Standing> of(Membership members) {
        return members.views().stream().collect(Collectors.toMap(MemberView::id, Standings::of));
    }

    private static Standing of(MemberView member) {
        return new Standing(member.counts(), member.answers(), member.live(), member.host(), member.rack());
    }
}
