package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Chosen by a client for one command, so that a retry after a lost answer is answered again and not done twice. */
public record RequestId(UUID uuid) implements Serializable {
    private static final long serialVersionUID = 1;

    public RequestId {
        Objects.requireNonNull(uuid, "uuid");
    }

    @Override
    public String toString() {
        return uuid.toString();
    }

    private Object writeReplace() {
        return new Compact(CompactKind.REQUEST_ID, this);
    }
}
