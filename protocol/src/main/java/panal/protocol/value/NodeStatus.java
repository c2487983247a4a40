package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * What the NameNode knows of a DataNode.
 *
 * @param state live, suspect, dead, leaving, left or maintenance; text, because states may be added
 * @param detail what led to the state, for people: {@code it was stopped}; empty text for a live node
 * @param lastHeartbeatMillis age of the last heartbeat; -1 when there was none since the NameNode's start
 */
public record NodeStatus(
        NodeName name,
        NodeId id,
        Address address,
        String state,
        String detail,
        NodeHealth health,
        long lastHeartbeatMillis)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public NodeStatus {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(health, "health");
    }
}
