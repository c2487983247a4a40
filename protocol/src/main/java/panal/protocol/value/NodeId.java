package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** A DataNode's identity: it stands in its data directories and is the key of every table. */
public record NodeId(UUID uuid) implements Serializable {
    private static final long serialVersionUID = 1;

    public NodeId {
        Objects.requireNonNull(uuid, "uuid");
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
