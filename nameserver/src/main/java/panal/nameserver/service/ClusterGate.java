package panal.nameserver.service;

import java.util.Collection;
import panal.protocol.error.AccessDenied;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.Nonces;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterProof;

/** Lets only members of the cluster change the names of the cluster's own services. Thread-safe. */
final class ClusterGate {
    private final ClusterSecret secret;
    private final Nonces nonces;

    ClusterGate(ClusterSecret secret, Nonces nonces) {
        this.secret = secret;
        this.nonces = nonces;
    }

    static boolean guards(String name) {
        return name.startsWith("namenode") || name.startsWith("datanode-");
    }

    Bits256 nonce() {
        return nonces.issue();
    }

    /** Does nothing if none of the names is the cluster's own. */
    void requireProof(Collection<String> names, String claim, ClusterProof proof) throws AccessDenied {
        for (String name : names) {
            if (guards(name)) {
                requireProofFor(name, claim, proof);
                return;
            }
        }
    }

    private void requireProofFor(String name, String claim, ClusterProof proof) throws AccessDenied {
        if (!secret.proven(proof, claim)) {
            throw new AccessDenied(name + " belongs to the cluster, and the proof of the cluster's secret is wrong;"
                    + " use this cluster's cluster.key, or paste an invitation: --join LINE");
        }
        if (!nonces.spend(proof.nonce())) {
            throw new AccessDenied(
                    name + " belongs to the cluster, and the challenge was used already or is older than "
                            + Nonces.LIFE.toSeconds() + " s; ask for another one");
        }
    }
}
