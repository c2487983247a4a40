package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;

/** Gives a new cluster its id, its superuser and its root directory. Refused with AlreadyExists when it has them. */
public record FoundCluster(ClusterId cluster, String user, Bits256 verifier, long timeMillis)
        implements Command<ClusterId> {
    public FoundCluster {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(verifier, "verifier");
    }

    @Override
    public Decision<ClusterId> decideOn(Namespace namespace) throws PanalException {
        if (!namespace.clusterId().isNone()) {
            throw new AlreadyExists("cluster " + namespace.clusterId());
        }
        Rules.checkUserName(user);
        return new Decision<>(List.of(new ClusterEdit.Founded(cluster, user, verifier, timeMillis)), cluster);
    }
}
