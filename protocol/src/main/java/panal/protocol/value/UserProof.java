package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** The answer to a {@link Challenge}: shows that the caller has the user's key, without the key (RFC 5802, section 3). */
public record UserProof(String user, Bits256 nonce, Bits256 proof) implements Serializable {
    private static final long serialVersionUID = 1;

    public UserProof {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(proof, "proof");
    }
}
