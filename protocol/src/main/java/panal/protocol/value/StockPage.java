package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** A page of everything that a DataNode holds as of one point; pages come in order, from 0 to the one marked last. */
public record StockPage(ReportPoint asOf, int page, boolean last, List<Replica> replicas) implements Serializable {
    private static final long serialVersionUID = 1;

    public StockPage {
        Objects.requireNonNull(asOf, "asOf");
        replicas = List.copyOf(replicas);
    }
}
