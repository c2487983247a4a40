package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** One replica that a DataNode has gained, or no longer has. */
public record StockChange(Replica replica, boolean gained, long sequence) implements Serializable {
    private static final long serialVersionUID = 1;

    public StockChange {
        Objects.requireNonNull(replica, "replica");
    }
}
