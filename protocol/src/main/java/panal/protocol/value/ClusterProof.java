package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** The answer to a {@link Challenge}: shows that the caller has the cluster's secret; bound to what it asks for. */
public record ClusterProof(Bits256 nonce, Bits256 mac) implements Serializable {
    private static final long serialVersionUID = 1;

    public ClusterProof {
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(mac, "mac");
    }
}
