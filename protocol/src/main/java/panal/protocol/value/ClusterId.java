package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** A cluster's identity, made at the NameNode's first start. */
public record ClusterId(UUID uuid) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Stands for "belongs to no cluster yet". */
    public static final ClusterId NONE = new ClusterId(new UUID(0, 0));

    public boolean isNone() {
        return equals(NONE);
    }

    public ClusterId {
        Objects.requireNonNull(uuid, "uuid");
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
