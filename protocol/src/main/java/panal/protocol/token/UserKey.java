package panal.protocol.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import panal.protocol.value.Bits256;
import panal.protocol.value.UserProof;

/**
 * A user's key: 32 random bytes that only the user has. The NameNode stores just its {@link #verifier}, with which a proof
 * can be checked but not made (the scheme of RFC 5802, section 3, without a password to stretch). Thread-safe.
 */
public final class UserKey {
    private final Bits256 key;

    private UserKey(Bits256 key) {
        this.key = key;
    }

    public static UserKey random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new UserKey(Bits256.of(bytes));
    }

    /** Reads what {@link #encoded} gave; throws IllegalArgumentException for anything else. */
    public static UserKey decode(String text) {
        return new UserKey(Bits256.of(Base64.getUrlDecoder().decode(text.strip())));
    }

    /** The key as URL-safe Base64 text, for a file that only its owner may read. */
    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes());
    }

    /** What the NameNode keeps. */
    public Bits256 verifier() {
        return Sha256.of(key.bytes());
    }

    public UserProof prove(String user, Bits256 nonce) {
        return new UserProof(user, nonce, key.xor(signature(verifier(), user, nonce)));
    }

    public static boolean proven(UserProof proof, Bits256 verifier) {
        Bits256 key = proof.proof().xor(signature(verifier, proof.user(), proof.nonce()));
        return Sha256.of(key.bytes()).matches(verifier);
    }

    private static Bits256 signature(Bits256 verifier, String user, Bits256 nonce) {
        return Sha256.hmac(verifier.bytes(), nonce.bytes(), user.getBytes(StandardCharsets.UTF_8));
    }
}
