package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Everything that an operator wants to know, at one moment.
 *
 * @param uptimeMillis since the NameNode's start
 * @param nodes by name
 * @param undertakings what operators began that is not over, but for balancing
 * @param keptBlocks blocks that nodes have and no file, kept because metadata that may have known of them was lost
 */
public record ClusterReport(
        ClusterStatus status,
        long uptimeMillis,
        SafeModeStatus safeMode,
        List<NodeReport> nodes,
        HealingFigures healing,
        List<Undertaking> undertakings,
        BalanceProgress balance,
        List<MetadataDirectory> metadata,
        long keptBlocks,
        UnfinishedTotals unfinished)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public ClusterReport {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(safeMode, "safeMode");
        Objects.requireNonNull(healing, "healing");
        nodes = List.copyOf(nodes);
        undertakings = List.copyOf(undertakings);
        Objects.requireNonNull(balance, "balance");
        metadata = List.copyOf(metadata);
        Objects.requireNonNull(unfinished, "unfinished");
    }
}
