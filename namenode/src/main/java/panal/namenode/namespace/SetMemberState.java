package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.NodeId;

/**
 * Plans something else with a DataNode.
 *
 * @param untilMillis when an announced absence is over, in milliseconds since 1970; 0 for other states
 * @param insteadOf what the plan was made for: if the node is planned otherwise by now, nothing changes; empty for any
 */
public record SetMemberState(NodeId node, MemberState state, long untilMillis, Optional<Member> insteadOf)
        implements Command<Member> {
    public SetMemberState {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(insteadOf, "insteadOf");
    }

    /** A plan without an end. */
    public static SetMemberState to(NodeId node, MemberState state) {
        return new SetMemberState(node, state, 0, Optional.empty());
    }

    /** An absence that ends. */
    public static SetMemberState maintenance(NodeId node, long untilMillis) {
        return new SetMemberState(node, MemberState.MAINTENANCE, untilMillis, Optional.empty());
    }

    /** What follows by itself from how a member is planned, unless somebody plans otherwise in between. */
    public static SetMemberState after(Member member, MemberState state) {
        return new SetMemberState(member.id(), state, 0, Optional.of(member));
    }

    @Override
    public Decision<Member> decideOn(Namespace namespace) throws InvalidInput {
        Optional<Member> member = namespace.member(node);
        if (member.isEmpty()) {
            throw new InvalidInput("node " + node + " does not belong to this cluster");
        }
        Member changed = new Member(node, member.get().name(), state, untilMillis);
        boolean outdated = insteadOf.isPresent() && !insteadOf.get().equals(member.get());
        return outdated || member.get().equals(changed)
                ? Decision.unchanged(member.get())
                : new Decision<>(List.of(new ClusterEdit.MemberPut(changed)), changed);
    }
}
