package panal.datanode.store;

import java.util.List;
import java.util.Objects;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;

/** Everything that a node holds, as of one point. */
public record Stock(ReportPoint asOf, List<Replica> replicas) {
    public Stock {
        Objects.requireNonNull(asOf, "asOf");
        replicas = List.copyOf(replicas);
    }
}
