package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** A DataNode's sign of life, with how it feels and what changed in its stock since the last acknowledged one. */
public record Heartbeat(NodeHealth health, ReportPoint at, List<StockChange> changes) implements Serializable {
    private static final long serialVersionUID = 1;

    public Heartbeat {
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(at, "at");
        changes = List.copyOf(changes);
    }
}
