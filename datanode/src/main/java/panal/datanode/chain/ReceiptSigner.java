package panal.datanode.chain;

import panal.datanode.heartbeat.Standing;
import panal.datanode.store.Finished;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Bits256;
import panal.protocol.value.Receipt;

/** Gives this node's word for a finished block. Thread-safe. */
final class ReceiptSigner {
    private final ClusterSecret secret;
    private final Standing standing;

    ReceiptSigner(ClusterSecret secret, Standing standing) {
        this.secret = secret;
        this.standing = standing;
    }

    Receipt sign(Finished block) {
        return secret.sign(new Receipt(standing.node(), standing.name(), block.replica(), block.at(), Bits256.ZERO));
    }
}
