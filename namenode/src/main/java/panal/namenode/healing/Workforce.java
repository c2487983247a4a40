package panal.namenode.healing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Membership;
import panal.namenode.membership.NodeState;
import panal.namenode.placement.ClusterView;
import panal.namenode.placement.Place;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/** The nodes at one moment, as those who can fetch and give copies. Not thread-safe, and not to be kept. */
final class Workforce {
    private final CopiesUnderWay copies;
    private final Map<NodeId, Integer> working;
    private final Map<NodeId, MemberView> byId = new HashMap<>();
    private final Map<NodeName, MemberView> byName = new HashMap<>();
    /** Made when it is asked for; empty when something is different since. */
    private Optional<ClusterView> places = Optional.empty();

    /** Looks at the members; {@code working} says how many copies each works on by its own account. */
    Workforce(Membership members, CopiesUnderWay copies, Map<NodeId, Integer> working) {
        this.copies = copies;
        this.working = working;
        for (MemberView member : members.views()) {
            byId.put(member.id(), member);
            byName.put(member.name(), member);
        }
    }

    Optional<MemberView> member(NodeId node) {
        return Optional.ofNullable(byId.get(node));
    }

    Optional<MemberView> member(NodeName node) {
        return Optional.ofNullable(byName.get(node));
    }

    /** The members as places for copies: what is on its way to them is as good as there. */
    ClusterView places() {
        ClusterView view = places.orElseGet(this::look);
        places = Optional.of(view);
        return view;
    }

    /** Takes note that copies were added. */
    void busier() {
        places = Optional.empty();
    }

    private ClusterView look() {
        List<Place> seen = new ArrayList<>(byId.size());
        for (MemberView member : byId.values()) {
            seen.add(new Place(
                    member.name(),
                    member.host(),
                    member.rack(),
                    member.health().free() - copies.bytesTo(member.id()),
                    member.health().transfers() + copies.to(member.id()).size(),
                    member.live() ? "" : member.explained()));
        }
        return new ClusterView(seen);
    }

    /** Whether anybody can take one more copy. */
    boolean idle() {
        return byId.values().stream().anyMatch(member -> member.live() && takes(member.id()));
    }

    boolean takes(NodeId node) {
        return copies.takes(node, working.getOrDefault(node, 0));
    }

    /** Idle nodes before busy ones, and suspect ones last; a node that is leaving is as good as any. */
    Comparator<NodeId> bestSource() {
        return Comparator.<NodeId>comparingInt(
                        node -> member(node).map(MemberView::state).orElse(NodeState.DEAD) == NodeState.SUSPECT ? 1 : 0)
                .thenComparingInt(node ->
                        member(node).map(view -> view.health().transfers()).orElse(0) + copies.from(node));
    }
}
