package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** A nonce to be signed within a minute, once. */
public record Challenge(Bits256 nonce, ProtocolVersion version) implements Serializable {
    private static final long serialVersionUID = 1;

    public Challenge {
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(version, "version");
    }
}
