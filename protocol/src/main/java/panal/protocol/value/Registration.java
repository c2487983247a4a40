package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * The wish to stand in the name server.
 *
 * @param safe whether to refuse when the name is taken, instead of replacing it
 * @param leaseMillis how long the entry stands unless it is renewed; 0 stands until it is removed
 */
public record Registration(ProtocolVersion version, Entry entry, boolean safe, long leaseMillis)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public Registration {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(entry, "entry");
        if (leaseMillis < 0) {
            throw new IllegalArgumentException("lease of " + leaseMillis + " ms is negative");
        }
    }
}
