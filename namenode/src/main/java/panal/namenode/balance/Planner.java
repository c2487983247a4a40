package panal.namenode.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import panal.protocol.value.NodeName;

/**
 * Chooses which copies to move. Each move takes from a node that is too full, or gives to one that is too empty; leaves
 * neither of them off on the other side; leaves a block on as many hosts and racks as it was on; and brings the two nodes
 * nearer to each other, weighed by what they hold, so that the sum of the squared differences from the mean falls with each
 * one and no sequence of moves goes on for ever. Pure, thread-safe.
 */
public final class Planner {
    /** Fractions that differ by less are equal: what is left of adding them up in another order. */
    private static final double EQUAL = 1e-9;

    private final double threshold;

    /** Wants every node within {@code threshold} percentage points of the mean. */
    public Planner(double threshold) {
        this.threshold = threshold;
    }

    /** Whether there is nothing to do. */
    public boolean content(Levels levels) {
        return levels.spread() <= threshold + EQUAL;
    }

    /** Nodes whose blocks are worth a look, the one that is farthest above the mean first. */
    public List<NodeName> givers(Levels levels) {
        boolean anybodyEmpty = levels.all().stream().anyMatch(fill -> levels.points(fill) < -threshold);
        return levels.all().stream()
                .filter(fill -> levels.points(fill) > (anybodyEmpty ? 0 : threshold))
                .sorted(Comparator.comparingDouble(NodeFill::fraction).reversed())
                .map(NodeFill::node)
                .toList();
    }

    /**
     * At most {@code limit} moves, each of another block of the sample; none if none of them helps. The largest that help are
     * moved first: a move waits for heartbeats, whatever its block holds.
     */
    public List<Move> plan(Levels levels, List<Movable> sample, int limit) {
        List<Move> moves = new ArrayList<>();
        Levels projected = levels;
        List<Movable> largestFirst = sample.stream()
                .sorted(Comparator.comparingLong(Movable::bytes).reversed())
                .toList();
        for (Movable block : largestFirst) {
            if (moves.size() >= limit || content(projected)) {
                break;
            }
            Optional<Move> move = best(projected, block);
            if (move.isPresent()) {
                moves.add(move.get());
                projected = projected.after(move.get());
            }
        }
        return moves;
    }

    /**
     * From the fullest holder to the emptiest node that may have the block. A block with a copy on a node that takes no part
     * (silent, leaving) stays: it may soon need another copy, and where that node stands is not known here.
     */
    private Optional<Move> best(Levels levels, Movable block) {
        if (!block.holders().stream().allMatch(holder -> levels.of(holder).isPresent())) {
            return Optional.empty();
        }
        List<NodeFill> givers = block.holders().stream()
                .flatMap(holder -> levels.of(holder).stream())
                .sorted(Comparator.comparingDouble(NodeFill::fraction).reversed())
                .toList();
        List<NodeFill> takers = levels.all().stream()
                .filter(fill -> !block.holders().contains(fill.node()) && fill.free() >= block.bytes())
                .sorted(Comparator.comparingDouble(NodeFill::fraction))
                .toList();
        for (NodeFill giver : givers) {
            for (NodeFill taker : takers) {
                if (helps(levels, giver, taker, block.bytes()) && keepsSpread(levels, block, giver, taker)) {
                    return Optional.of(new Move(block.block(), block.bytes(), giver.node(), taker.node()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean helps(Levels levels, NodeFill giver, NodeFill taker, long bytes) {
        double full = levels.points(giver);
        double empty = levels.points(taker);
        double fullAfter = levels.points(giver.with(-bytes));
        double emptyAfter = levels.points(taker.with(bytes));
        boolean wanted = full > threshold + EQUAL || empty < -threshold - EQUAL;
        boolean nearer = full - empty + fullAfter - emptyAfter > EQUAL;
        return wanted && nearer && fullAfter >= -threshold && emptyAfter <= threshold;
    }

    private static boolean keepsSpread(Levels levels, Movable block, NodeFill giver, NodeFill taker) {
        List<NodeFill> before = block.holders().stream()
                .flatMap(holder -> levels.of(holder).stream())
                .toList();
        List<NodeFill> after = new ArrayList<>(before);
        after.remove(giver);
        after.add(taker);
        return hosts(after) >= hosts(before) && racks(after) >= racks(before);
    }

    private static long hosts(List<NodeFill> nodes) {
        return nodes.stream().map(NodeFill::host).distinct().count();
    }

    private static long racks(List<NodeFill> nodes) {
        return nodes.stream()
                .map(NodeFill::rack)
                .filter(rack -> !rack.isEmpty())
                .distinct()
                .count();
    }
}
