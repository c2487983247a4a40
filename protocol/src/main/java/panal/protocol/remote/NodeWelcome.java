package panal.protocol.remote;

import java.io.Serializable;
import java.util.Objects;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeName;

/** What a DataNode learns when it has joined. */
public record NodeWelcome(NodeLink link, NodeName name, ClusterId cluster, Epoch epoch, long nowMillis)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public NodeWelcome {
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(epoch, "epoch");
    }
}
