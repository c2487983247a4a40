package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/**
 * A DataNode that belongs to the cluster.
 *
 * @param untilMillis when an absence that was announced is over, in milliseconds since 1970; 0 in any other state
 */
public record Member(NodeId id, NodeName name, MemberState state, long untilMillis) {
    public Member {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        if (untilMillis < 0 || (untilMillis > 0 && state != MemberState.MAINTENANCE)) {
            throw new IllegalArgumentException(name + " is " + state + " until " + untilMillis);
        }
    }

    /** A node without an end of what is planned with it. */
    public static Member of(NodeId id, NodeName name, MemberState state) {
        return new Member(id, name, state, 0);
    }
}
