package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Copy;
import panal.namenode.blocks.CopyState;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Membership;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;

/** Chooses which copy of a block goes when there are more than wanted. Not thread-safe. */
final class Surplus {
    /**
     * What an older NameNode told a node to delete may be on the list that it sends when it joins, and be deleted a moment
     * later: copies that were reported just now are no proof.
     */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final BlockMap blocks;
    private final Membership members;
    private final Healing healing;
    private final Clock clock;
    /** When each node sent its last full report. */
    private final Map<NodeId, Instant> reported = new HashMap<>();

    Surplus(BlockMap blocks, Membership members, Healing healing, Clock clock) {
        this.blocks = blocks;
        this.members = members;
        this.healing = healing;
        this.clock = clock;
    }

    void reported(NodeId node) {
        reported.put(node, clock.instant());
    }

    /** The good copies that are certainly there: on nodes that are live at this moment and have told so themselves. */
    List<Copy> proven(BlockHealth health) {
        return health.copies().stream()
                .filter(Copy::good)
                .filter(copy -> proves(copy.node()))
                .toList();
    }

    private boolean proves(NodeId node) {
        Instant since = reported.getOrDefault(node, Instant.MAX.minus(SETTLING));
        return blocks.reported(node)
                && members.view(node).filter(MemberView::live).isPresent()
                && !since.plus(SETTLING).isAfter(clock.instant());
    }

    /**
     * The copy that goes next: as many good ones as are wanted are proven to be there without it, and the others are best
     * spread. One at a time: a copy that was told to go is as good as gone, and until it is, no other one goes.
     */
    Optional<Copy> next(BlockHealth health) {
        List<Copy> proven = proven(health);
        boolean going = health.copies().stream().anyMatch(copy -> copy.state() == CopyState.GOING);
        if (going || proven.size() <= health.claim().wanted()) {
            return Optional.empty();
        }
        Optional<NodeId> moved = healing.departing(health.block());
        Comparator<Copy> leastMissed = Comparator.comparing((Copy copy) -> spreadWithout(copy, proven))
                .thenComparing(copy -> moved.filter(copy.node()::equals).isPresent())
                .thenComparing(Copy::attempt, Comparator.reverseOrder())
                .thenComparing(copy -> fullness(copy.node()));
        return proven.stream().max(leastMissed);
    }

    private Spread spreadWithout(Copy gone, List<Copy> copies) {
        List<NodeId> rest = new ArrayList<>();
        for (Copy copy : copies) {
            if (!copy.equals(gone)) {
                rest.add(copy.node());
            }
        }
        return Spread.of(rest, blocks.diagnosis());
    }

    private double fullness(NodeId node) {
        NodeHealth health = members.view(node).orElseThrow().health();
        return 1 - (double) health.free() / Math.max(1, health.capacity());
    }
}
