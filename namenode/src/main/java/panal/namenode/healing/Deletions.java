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
import panal.namenode.blocks.CopyState;
import panal.namenode.membership.Membership;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;
import panal.protocol.value.Order;
import panal.protocol.value.Order.DeleteReplicas;
import panal.protocol.value.Replica;

/**
 * Finds the copies that nobody needs and has them deleted: those of doomed blocks and of given-up attempts at once, bad and
 * surplus ones when there are enough good ones, orphans once they have been without an owner for long, and through the
 * journal. Never in safe mode. Not thread-safe: its owner
 * calls it under one lock.
 */
public final class Deletions {
    private static final int REVIEWED_AT_ONCE = 5_000;
    private static final int ORDERED_AT_ONCE = 1_000;
    private static final int DOOMED_AT_ONCE = 1_000;
    /** More wait for their turn to be noticed. */
    private static final int ORPHANS_MAX = 100_000;
    /**
     * How long a node that lives may take to obey. A copy that is not asked for any more and still there after that counts
     * again.
     */
    private static final Duration OBEYED_WITHIN = Duration.ofMinutes(5);

    private final BlockMap blocks;
    private final Clock clock;
    private final Duration orphanDelay;
    private final Map<NodeId, DeleteQueue> queues = new HashMap<>();
    private final Map<Long, Instant> orphans = new HashMap<>();
    /** Ids from here on have not been given out, as far as was said last. */
    private long notGivenOut = Long.MAX_VALUE;
    /** When a node was last told to delete a file's block. */
    private final Map<Long, Instant> told = new HashMap<>();

    private final Surplus surplus;
    private final Unneeded unneeded;
    /** The blocks under review, and how far it has come: a slice at each call, so that no call takes long. */
    private long[] underReview = {};

    private int reviewed;

    /** Gives orphans {@code orphanDelay} to find an owner; that must be longer than any upload can be silent. */
    public Deletions(BlockMap blocks, Membership members, Healing healing, Clock clock, Duration orphanDelay) {
        this.blocks = blocks;
        this.clock = clock;
        this.orphanDelay = orphanDelay;
        this.surplus = new Surplus(blocks, members, healing, clock);
        this.unneeded = new Unneeded(blocks, surplus);
    }

    /** A node has told all it has. */
    public void reported(NodeId node) {
        surplus.reported(node);
    }

    /** Looks at a slice of the blocks that need attention. To be called about once a second. */
    public void review() {
        if (reviewed == underReview.length) {
            underReview = blocks.needingAttention();
            reviewed = 0;
            orphans.keySet().removeIf(block -> block >= notGivenOut || !unneeded.orphan(new BlockId(block)));
            told.keySet().removeIf(block -> going(new BlockId(block)).isEmpty());
        }
        int end = Math.min(underReview.length, reviewed + REVIEWED_AT_ONCE);
        for (; reviewed < end; reviewed++) {
            review(underReview[reviewed]);
        }
    }

    private void review(long number) {
        BlockId block = new BlockId(number);
        if (unneeded.orphan(block)) {
            if (orphans.size() < ORPHANS_MAX && number < notGivenOut) {
                orphans.putIfAbsent(number, clock.instant());
            }
            return;
        }
        disobeyed(block);
        for (Copy copy : unneeded.copies(block)) {
            queues.computeIfAbsent(copy.node(), DeleteQueue::new).add(number);
        }
    }

    private void disobeyed(BlockId block) {
        Instant last = told.getOrDefault(block.number(), Instant.EPOCH);
        if (!last.plus(OBEYED_WITHIN).isAfter(clock.instant())) {
            going(block).forEach(copy -> blocks.stays(block, copy.node()));
        }
    }

    private List<Copy> going(BlockId block) {
        return blocks.copies(block).stream()
                .filter(copy -> copy.state() == CopyState.GOING)
                .toList();
    }

    /**
     * Orphans whose time is over, to be doomed; not more than one journaled edit should carry.
     *
     * @param nextId the block id that is given out next: what has it, or a higher one, is from a later time than the journal
     *     knows of, and no orphan
     */
    public List<BlockId> overdueOrphans(long nextId) {
        notGivenOut = nextId;
        Instant limit = clock.instant().minus(orphanDelay);
        List<BlockId> overdue = new ArrayList<>();
        for (Map.Entry<Long, Instant> orphan : orphans.entrySet()) {
            BlockId block = new BlockId(orphan.getKey());
            // Its upload may have been heard of again since the last review.
            if (overdue.size() < DOOMED_AT_ONCE
                    && block.number() < nextId
                    && !orphan.getValue().isAfter(limit)
                    && unneeded.orphan(block)) {
                overdue.add(block);
            }
        }
        return overdue;
    }

    /** What the node is to delete now. */
    public Optional<Order> orderFor(NodeId node) {
        List<Replica> replicas = Optional.ofNullable(queues.get(node))
                .map(queue -> queue.due(unneeded, clock.instant(), ORDERED_AT_ONCE))
                .orElse(List.of());
        for (Replica replica : replicas) {
            if (blocks.claimOf(replica.block()).ofFile()) {
                told.put(replica.block().number(), clock.instant());
                blocks.going(replica.block(), node);
            }
        }
        return replicas.isEmpty() ? Optional.empty() : Optional.of(new DeleteReplicas(replicas));
    }
}
