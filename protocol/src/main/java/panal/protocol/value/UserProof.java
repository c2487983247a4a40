package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** The answer to a {@link Challenge}: shows that the caller has the user's key, without the key (RFC 5802, section 3). */
public record UserProof(String user, Bits256 nonce, Bits256 proof) implements Serializable {
    /** Characters; no user's name has so many. A stranger's is told, and logged, before anything is known of him. */
    public static final int USER_CHARACTERS_MAX = 255;

    private static final long serialVersionUID = 1;

    public UserProof {
        if (user.length() > USER_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a user's name of " + user.length() + " characters");
        }
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(proof, "proof");
    }
}
