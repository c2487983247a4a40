package panal.namenode.healing;

import java.util.List;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.NodeState;
import panal.namenode.placement.ClusterView;
import panal.namenode.placement.Place;

/** Shows placement the members as places for new blocks. */
public final class Places {
    private Places() {}

    /** The members as they are, with the reason for each that gets no new block. */
    public static ClusterView of(List<MemberView> members) {
        return new ClusterView(members.stream().map(Places::place).toList());
    }

    private static Place place(MemberView member) {
        return new Place(
                member.name(),
                member.host(),
                member.rack(),
                member.health().free(),
                member.health().transfers() + member.granted(),
                member.state() == NodeState.LIVE ? "" : member.explained());
    }
}
