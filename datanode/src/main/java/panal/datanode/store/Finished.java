package panal.datanode.store;

import java.util.Objects;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;

/** A block that has just become whole here, and when in the node's history that was. */
public record Finished(Replica replica, ReportPoint at) {
    public Finished {
        Objects.requireNonNull(replica, "replica");
        Objects.requireNonNull(at, "at");
    }
}
