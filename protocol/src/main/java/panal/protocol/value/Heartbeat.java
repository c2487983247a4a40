package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A DataNode's sign of life.
 *
 * @param at up to which point in the node's history {@code changes} tells
 * @param changes in its stock since the last acknowledged heartbeat
 * @param findings not acknowledged yet
 */
public record Heartbeat(
        NodeHealth health, NodeWork work, ReportPoint at, List<StockChange> changes, List<Finding> findings)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public Heartbeat {
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(work, "work");
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
        if (findings.size() > Limits.FINDINGS) {
            throw new IllegalArgumentException("a heartbeat with " + findings.size() + " findings");
        }
    }
}
