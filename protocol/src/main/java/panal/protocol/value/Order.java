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

        R copyReplicas(CopyReplicas order);

        R scrub(Scrub order);

        R reportOrigins(ReportOrigins order);
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

    /** Fetch these replicas from other nodes. An order that is repeated is under way already, and not done twice. */
    record CopyReplicas(List<ReplicaCopy> copies) implements Order {
        private static final long serialVersionUID = 1;

        public CopyReplicas {
            copies = List.copyOf(copies);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.copyReplicas(this);
        }
    }

    /** Verify these blocks soon, or every block if the list is empty, whatever the round under way. */
    record Scrub(List<BlockId> blocks) implements Order {
        private static final long serialVersionUID = 1;

        public Scrub {
            blocks = List.copyOf(blocks);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scrub(this);
        }
    }

    /** Send what the headers of all blocks say: a lost namespace is being rebuilt. */
    record ReportOrigins() implements Order {
        private static final long serialVersionUID = 1;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reportOrigins(this);
        }
    }
}
