package panal.datanode.heartbeat;

import java.util.Objects;
import panal.protocol.remote.DataNode;
import panal.protocol.value.Address;

/**
 * How this node presents itself.
 *
 * @param object the stub that others call
 * @param host the machine, so that two copies of a block do not land on one
 * @param rack where the machine stands, or empty text
 */
public record NodeProfile(DataNode object, Address address, String host, String rack) {
    public NodeProfile {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(rack, "rack");
    }
}
