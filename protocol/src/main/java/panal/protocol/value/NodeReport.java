package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * A DataNode, with what it does besides serving clients.
 *
 * @param blocks that the NameNode knows it to have
 */
public record NodeReport(NodeStatus status, NodeWork work, long blocks) implements Serializable {
    private static final long serialVersionUID = 1;

    public NodeReport {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(work, "work");
    }
}
