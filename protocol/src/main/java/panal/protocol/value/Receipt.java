package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** A DataNode's word that it holds a block whole and as durable as was asked; {@code mac} proves that it said so. */
public record Receipt(NodeId node, NodeName name, Replica replica, ReportPoint at, Bits256 mac)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public Receipt {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(replica, "replica");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(mac, "mac");
    }

    private Object writeReplace() {
        return new Compact(CompactKind.RECEIPT, this);
    }
}
