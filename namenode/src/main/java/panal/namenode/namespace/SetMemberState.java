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
 */
public record SetMemberState(NodeId node, MemberState state, long untilMillis) implements Command<Member> {
    public SetMemberState {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(state, "state");
    }

    /** A plan without an end. */
    public static SetMemberState to(NodeId node, MemberState state) {
        return new SetMemberState(node, state, 0);
    }

    @Override
    public Decision<Member> decideOn(Namespace namespace) throws InvalidInput {
        Optional<Member> member = namespace.member(node);
        if (member.isEmpty()) {
            throw new InvalidInput("node " + node + " does not belong to this cluster");
        }
        Member changed = new Member(node, member.get().name(), state, untilMillis);
        return member.get().equals(changed)
                ? Decision.unchanged(changed)
                : new Decision<>(List.of(new ClusterEdit.MemberPut(changed)), changed);
    }
}
