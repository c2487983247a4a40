package panal.datanode.chain;

import panal.protocol.error.PanalException;
import panal.protocol.remote.DataNode;
import panal.protocol.value.NodeName;

/** The other DataNodes, by name. Thread-safe. */
public interface Peers {
    DataNode find(NodeName name) throws PanalException;

    /** Looks it up again next time. */
    void forget(NodeName name);
}
