package panal.protocol.value;

import java.io.Serializable;
import java.util.List;

/** What the NameNode wants a DataNode to do; carried by the answer to a heartbeat. */
public sealed interface Order extends Serializable {
    <R> R accept(Visitor<R> visitor);

    /** One method a kind of order, so that a forgotten kind does not compile. */
    interface Visitor<R> {
        R deleteReplicas(DeleteReplicas order);

        R reportStock(ReportStock order);
    }

    /** Delete these replicas, at just these attempts; their lengths may be missing (0), and do not matter. */
    record DeleteReplicas(List<Replica> replicas) implements Order {
        private static final long serialVersionUID = 1;

        public DeleteReplicas {
            replicas = List.copyOf(replicas);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deleteReplicas(this);
        }
    }

    /** Send the whole stock. */
    record ReportStock() implements Order {
        private static final long serialVersionUID = 1;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reportStock(this);
        }
    }
}
