package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** A replica with the file that its header names. */
public record ReplicaOrigin(Replica replica, BlockOrigin origin) implements Serializable {
    private static final long serialVersionUID = 1;

    public ReplicaOrigin {
        Objects.requireNonNull(replica, "replica");
        Objects.requireNonNull(origin, "origin");
    }
}
