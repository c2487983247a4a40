package panal.datanode.service;

import panal.datanode.heartbeat.Standing;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleEpoch;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockToken;

/** Checks the NameNode's permissions, without asking it. Thread-safe. */
final class TokenGate {
    private final ClusterSecret secret;
    private final Standing standing;

    TokenGate(ClusterSecret secret, Standing standing) {
        this.secret = secret;
        this.standing = standing;
    }

    /**
     * Lets a token pass.
     *
     * @throws AccessDenied if it is forged, for something else, or expired in the NameNode's time
     * @throws StaleEpoch if a NameNode gave it that has been replaced
     */
    void check(BlockToken token, BlockToken.Mode mode) throws PanalException {
        if (!secret.signed(token)) {
            throw new AccessDenied("the token for block " + token.block() + " is not of this cluster");
        }
        if (token.mode() != mode) {
            throw new AccessDenied("the token for block " + token.block() + " is for "
                    + (token.mode() == BlockToken.Mode.READ ? "reading" : "writing"));
        }
        if (token.epoch() < standing.heard().number()) {
            throw new StaleEpoch("the token for block " + token.block() + " is of epoch " + token.epoch() + ", now is "
                    + standing.heard().number() + "; ask the NameNode for a new one");
        }
        long late = standing.nameNodeMillis() - token.expiresMillis();
        if (late > 0) {
            throw new AccessDenied("the token for block " + token.block() + " expired " + late
                    + " ms ago; ask the NameNode for a new one");
        }
    }
}
