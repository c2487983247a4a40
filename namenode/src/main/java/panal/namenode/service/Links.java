package panal.namenode.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import panal.protocol.error.LocalFailure;
import panal.protocol.remote.NodeLink;
import panal.protocol.rmi.RmiPort;
import panal.protocol.value.NodeId;

/** The links that DataNodes have now, one each. Thread-safe. */
final class Links {
    private final RmiPort port;
    /** Guarded by this. */
    private final Map<NodeId, NodeLinkObject> links = new HashMap<>();

    Links(RmiPort port) {
        this.port = port;
    }

    /** Gives a node its newest link, and ends the one before. An older number than the present one comes too late. */
    synchronized NodeLink put(NodeLinkObject link) throws LocalFailure {
        NodeLinkObject before = links.get(link.node());
        NodeLink stub = port.export(link, NodeLink.class);
        if (before != null && before.number() > link.number()) {
            port.unexport(link);
            return stub;
        }
        links.put(link.node(), link);
        Optional.ofNullable(before).ifPresent(port::unexport);
        return stub;
    }

    /** A dead node's next call finds no link, so that it joins again and reports all it has. */
    synchronized void end(NodeId node) {
        Optional.ofNullable(links.remove(node)).ifPresent(port::unexport);
    }
}
