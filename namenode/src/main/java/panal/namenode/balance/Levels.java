package panal.namenode.balance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.protocol.value.NodeName;

/** How full the nodes are that take part. Immutable. */
public final class Levels {
    private static final int PERCENT = 100;

    private final Map<NodeName, NodeFill> nodes = new LinkedHashMap<>();
    private final double mean;

    public Levels(Collection<NodeFill> fills) {
        fills.forEach(fill -> nodes.put(fill.node(), fill));
        long used = fills.stream().mapToLong(NodeFill::used).sum();
        long capacity = fills.stream().mapToLong(NodeFill::capacity).sum();
        mean = capacity == 0 ? 0 : (double) used / capacity;
    }

    public Optional<NodeFill> of(NodeName node) {
        return Optional.ofNullable(nodes.get(node));
    }

    public List<NodeFill> all() {
        return List.copyOf(nodes.values());
    }

    /** The used fraction of the cluster as a whole; no move changes it. */
    public double mean() {
        return mean;
    }

    /** Percentage points by which the node that is farthest off differs from the mean. */
    public double spread() {
        return nodes.values().stream()
                .mapToDouble(fill -> Math.abs(points(fill)))
                .max()
                .orElse(0);
    }

    /** Percentage points above the mean; below it they are negative. */
    public double points(NodeFill fill) {
        return PERCENT * (fill.fraction() - mean);
    }

    /** At least so many bytes have to move until every node is within {@code threshold} points of the mean. */
    public long excess(double threshold) {
        double over = 0;
        double under = 0;
        for (NodeFill fill : nodes.values()) {
            double beyond = Math.max(0, Math.abs(points(fill)) - threshold) / PERCENT * fill.capacity();
            over += points(fill) > 0 ? beyond : 0;
            under += points(fill) < 0 ? beyond : 0;
        }
        return Math.round(Math.max(over, under));
    }

    /** After a move. */
    public Levels after(Move move) {
        Map<NodeName, NodeFill> changed = new LinkedHashMap<>(nodes);
        changed.computeIfPresent(move.from(), (name, fill) -> fill.with(-move.bytes()));
        changed.computeIfPresent(move.to(), (name, fill) -> fill.with(move.bytes()));
        return new Levels(changed.values());
    }
}
