package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/** A DataNode that belongs to the cluster. */
public record Member(NodeId id, NodeName name, MemberState state) {
    public Member {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
    }
}
