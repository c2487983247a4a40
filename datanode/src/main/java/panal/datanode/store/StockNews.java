package panal.datanode.store;

import java.util.List;
import java.util.Objects;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockChange;

/**
 * Changes to the stock that the NameNode has not acknowledged.
 *
 * @param at the point that these changes lead to
 * @param complete false when changes were forgotten, because there were too many: only a full report helps
 */
public record StockNews(ReportPoint at, List<StockChange> changes, boolean complete) {
    public StockNews {
        Objects.requireNonNull(at, "at");
        changes = List.copyOf(changes);
    }
}
