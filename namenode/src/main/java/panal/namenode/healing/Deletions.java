package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Copy;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;
import panal.protocol.value.Order;
import panal.protocol.value.Order.DeleteReplicas;

/**
 * Finds the copies that nobody needs and has them deleted: those of doomed blocks and of given-up attempts at once, orphans
 * once they have been without an owner for long, and through the journal. Never in safe mode. Not thread-safe: its owner
 * calls it under one lock.
 */
public final class Deletions {
    private static final int REVIEWED_AT_ONCE = 20_000;
    private static final int ORDERED_AT_ONCE = 1_000;
    private static final int DOOMED_AT_ONCE = 1_000;

    private final BlockMap blocks;
    private final Clock clock;
    private final Duration orphanDelay;
    private final Map<NodeId, DeleteQueue> queues = new HashMap<>();
    private final Map<Long, Instant> orphans = new HashMap<>();
    /** The blocks under review, and how far it has come: a slice at each call, so that no call takes long. */
    private long[] underReview = {};

    private int reviewed;

    /** Gives orphans {@code orphanDelay} to find an owner; that must be longer than any upload can be silent. */
    public Deletions(BlockMap blocks, Clock clock, Duration orphanDelay) {
        this.blocks = blocks;
        this.clock = clock;
        this.orphanDelay = orphanDelay;
    }

    /** Looks at a slice of the blocks that need attention. To be called about once a second. */
    public void review() {
        if (reviewed == underReview.length) {
            underReview = blocks.needingAttention();
            reviewed = 0;
            orphans.keySet().removeIf(block -> !Unneeded.orphan(blocks, new BlockId(block)));
        }
        int end = Math.min(underReview.length, reviewed + REVIEWED_AT_ONCE);
        for (; reviewed < end; reviewed++) {
            review(underReview[reviewed]);
        }
    }

    private void review(long number) {
        BlockId block = new BlockId(number);
        if (Unneeded.orphan(blocks, block)) {
            orphans.putIfAbsent(number, clock.instant());
            return;
        }
        for (Copy copy : Unneeded.copies(blocks, block)) {
            queues.computeIfAbsent(copy.node(), DeleteQueue::new).add(number);
        }
    }

    /** Orphans whose time is over, to be doomed; not more than one journaled edit should carry. */
    public List<BlockId> overdueOrphans() {
        Instant limit = clock.instant().minus(orphanDelay);
        List<BlockId> overdue = new ArrayList<>();
        for (Map.Entry<Long, Instant> orphan : orphans.entrySet()) {
            BlockId block = new BlockId(orphan.getKey());
            // Its upload may have been heard of again since the last review.
            if (overdue.size() < DOOMED_AT_ONCE
                    && !orphan.getValue().isAfter(limit)
                    && Unneeded.orphan(blocks, block)) {
                overdue.add(block);
            }
        }
        return overdue;
    }

    /** What the node is to delete now. */
    public Optional<Order> orderFor(NodeId node) {
        return Optional.ofNullable(queues.get(node))
                .map(queue -> queue.due(blocks, clock.instant(), ORDERED_AT_ONCE))
                .filter(replicas -> !replicas.isEmpty())
                .map(DeleteReplicas::new);
    }
}
