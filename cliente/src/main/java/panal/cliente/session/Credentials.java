package panal.cliente.session;

import panal.protocol.token.UserKey;

/** A user's name and key. */
public record Credentials(String user, UserKey key) {
    @Override
    public String toString() {
        return user;
    }
}
