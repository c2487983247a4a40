package panal.namenode.healing;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Danger;
import panal.namenode.membership.Membership;
import panal.protocol.value.Finding;
import panal.protocol.value.NodeId;
import panal.protocol.value.Order;

/**
 * Has missing copies made, the most endangered blocks first. All it knows is soft: after a restart it begins anew from the
 * reports. Not thread-safe: its owner calls it under one lock.
 */
public final class Healing {
    private final Membership members;
    private final BlockMap blocks;
    private final Clock clock;
    private final RandomGenerator random;

    public Healing(
            Membership members, BlockMap blocks, Clock clock, RandomGenerator random) {
        this.members = members;
        this.blocks = blocks;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Asks for a copy to be moved; for balance, after all that is missing. What is asked for is done at once or not at
     * all, within the bounds on what a node may have under way: whoever asks comes again.
     *
     * @return whether a copy is on its way from now on; the one on {@code from} goes when enough good ones are live without
     *     it, or stays when the copy cannot be made
     */
    public boolean move(Move move) {
        return false;
    }

    /** Moves whose copy is under way. */
    public List<Move> moving() {
        return List.of();
    }

    /** Gives up what was to be moved; copies under way are made, and the surplus goes wherever it is best. */
    public void endMoves() {}

    /** What was found out on a node. */
    public void found(NodeId reporter, Finding finding) {}

    /** What a node is to fetch now. */
    public Optional<Order> orderFor(NodeId target) {
        return Optional.empty();
    }

    /** A node's process is no more: what it was to fetch is given to others. */
    public void ended(NodeId target) {}

    public HealingFigures figures() {
        Map<Danger, Integer> waiting = new EnumMap<>(Danger.class);
        for (Danger danger : Danger.values()) {
            waiting.put(danger, 0);
        }
        return new HealingFigures(waiting, 0, 0, 0, 0, Optional.empty(), "");
    }
}
