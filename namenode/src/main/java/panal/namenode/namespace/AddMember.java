package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/**
 * Takes a DataNode in. One that belongs already keeps its name and state; a new one gets the name it wishes, or when that
 * is another's, the first free one.
 */
public record AddMember(NodeId node, NodeName wished) implements Command<Member> {
    public AddMember {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(wished, "wished");
    }

    @Override
    public Decision<Member> decideOn(Namespace namespace) {
        if (namespace.member(node).isPresent()) {
            return Decision.unchanged(namespace.member(node).get());
        }
        Set<NodeName> taken = namespace.members().stream().map(Member::name).collect(Collectors.toSet());
        NodeName name = wished;
        for (int slot = 1; taken.contains(name); slot++) {
            name = NodeName.ofSlot(slot);
        }
        Member added = Member.of(node, name, MemberState.IN_SERVICE);
        return new Decision<>(List.of(new ClusterEdit.MemberPut(added)), added);
    }
}
