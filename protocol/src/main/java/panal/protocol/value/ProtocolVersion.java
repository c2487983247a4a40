package panal.protocol.value;

import java.io.Serializable;
import panal.protocol.error.VersionMismatch;

/** The wire protocol's version. Processes talk to each other only at the same version. */
public record ProtocolVersion(int number) implements Serializable {
    private static final long serialVersionUID = 1;

    public static final ProtocolVersion CURRENT = new ProtocolVersion(5);

    /** Refuses a peer of another version; {@code peer} says who it is, for the message. */
    public void requireCurrent(String peer) throws VersionMismatch {
        if (!equals(CURRENT)) {
            throw new VersionMismatch(peer, number, CURRENT.number);
        }
    }
}
