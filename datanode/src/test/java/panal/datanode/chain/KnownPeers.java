package panal.datanode.chain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.DataNode;
import panal.protocol.value.NodeName;

/** DataNodes that find each other, as far as they were named here. Thread-safe. */
public final class KnownPeers implements Peers {
    private final Map<NodeName, DataNode> known = new ConcurrentHashMap<>();

    /** From now on this one stands where the name leads to. */
    public void put(NodeName name, DataNode node) {
        known.put(name, node);
    }

    @Override
    public DataNode find(NodeName name) throws PanalException {
        DataNode node = known.get(name);
        if (node == null) {
            throw new Unreachable(name + " is not registered");
        }
        return node;
    }

    @Override
    public void forget(NodeName name) {}
}
