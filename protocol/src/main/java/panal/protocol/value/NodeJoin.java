package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * A DataNode that asks to belong.
 *
 * @param incarnation how often this node has started, from 1
 * @param cluster the cluster its data belongs to, or {@link ClusterId#NONE}
 * @param wished the name it would like; another is given when that one is taken
 * @param heard the highest epoch it has heard
 * @param host the machine, so that two copies of a block do not land on one
 */
public record NodeJoin(
        ProtocolVersion version,
        NodeId node,
        long incarnation,
        ClusterId cluster,
        NodeName wished,
        Address address,
        String host,
        String rack,
        Epoch heard,
        ClusterProof proof)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public NodeJoin {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(wished, "wished");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(rack, "rack");
        Objects.requireNonNull(heard, "heard");
        Objects.requireNonNull(proof, "proof");
    }
}
