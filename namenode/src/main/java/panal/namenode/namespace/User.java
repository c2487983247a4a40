package panal.namenode.namespace;

import java.util.Objects;
import java.util.Set;
import panal.protocol.value.Bits256;

/**
 * Someone who may log in.
 *
 * @param verifier proves that a caller has the user's key; the key itself is the user's alone
 */
public record User(String name, Bits256 verifier, boolean superuser, Set<String> groups) {
    public User {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(verifier, "verifier");
        groups = Set.copyOf(groups);
    }

    /** Without the verifier, which no log needs. */
    @Override
    public String toString() {
        return name + (superuser ? " (superuser)" : "");
    }
}
