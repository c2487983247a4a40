package panal.datanode;

import panal.datanode.chain.Peers;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.remote.DataNode;
import panal.protocol.value.NodeName;

/** Finds the other nodes through the name server. */
record NamedPeers(NameServerLink names) implements Peers {
    @Override
    public DataNode find(NodeName name) throws PanalException {
        return names.lookup(name.text(), DataNode.class);
    }

    @Override
    public void forget(NodeName name) {
        names.forget(name.text());
    }
}
