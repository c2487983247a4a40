package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;
import panal.protocol.value.Order;

/**
 * What is to be verified, by an operator's wish or because somebody got wrong bytes, until the node's next heartbeat takes
 * the order along. An answer to a heartbeat may be lost, and a copy that was accused is waiting: so single blocks are ordered
 * a second time, and a node that joins again hears what it was told last. Not journaled: after a restart of the NameNode it
 * is asked for again. Not thread-safe: its owner calls it under one lock.
 */
public final class ScrubOrders {
    /** In one order; with what is told a second time it may have twice as many. */
    private static final int ORDERED_AT_ONCE = 1_000;
    /** A node that has a block still before it takes no notice when it hears of it again. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<NodeId, Waiting> byNode = new HashMap<>();

    public ScrubOrders(Clock clock) {
        this.clock = clock;
    }

    /** An order that went out once; without blocks it is for everything. */
    private record Told(List<BlockId> blocks, Instant at) {
        boolean isOld(Instant now) {
            return !at.plus(AGAIN_AFTER).isAfter(now);
        }
    }

    /** What waits for a node, and what it was told just now. */
    private static final class Waiting {
        private final Set<BlockId> blocks = new LinkedHashSet<>();
        private final Deque<Told> told = new ArrayDeque<>();
        private boolean everything;

        Optional<Order> next(Instant now) {
            if (everything) {
                everything = false;
                blocks.clear();
                told.addLast(new Told(List.of(), now));
                return Optional.of(new Order.Scrub(List.of()));
            }
            List<BlockId> next =
                    new ArrayList<>(blocks.stream().limit(ORDERED_AT_ONCE).toList());
            if (!next.isEmpty()) {
                next.forEach(blocks::remove);
                told.addLast(new Told(List.copyOf(next), now));
            }
            // Along with what is new: a node that is accused all the time would hear of nothing twice else.
            while (next.size() < ORDERED_AT_ONCE
                    && !told.isEmpty()
                    && told.getFirst().isOld(now)) {
                // Nothing for everything: a round would begin anew; whoever wants one sees whether it goes on.
                next.addAll(told.removeFirst().blocks());
            }
            return next.isEmpty() ? Optional.empty() : Optional.of(new Order.Scrub(next));
        }

        void tellAgain() {
            for (Told order : told) {
                everything |= order.blocks().isEmpty();
                blocks.addAll(order.blocks());
            }
            told.clear();
        }

        boolean isEmpty() {
            return !everything && blocks.isEmpty() && told.isEmpty();
        }
    }

    /** The node is to verify all it has. */
    public void everything(NodeId node) {
        waitingFor(node).everything = true;
    }

    /** The node is to verify its copy of this block. */
    public void block(NodeId node, BlockId block) {
        waitingFor(node).blocks.add(block);
    }

    private Waiting waitingFor(NodeId node) {
        return byNode.computeIfAbsent(node, id -> new Waiting());
    }

    /** The node has joined again: what it was told last it may not have heard. */
    public void joined(NodeId node) {
        Optional.ofNullable(byNode.get(node)).ifPresent(Waiting::tellAgain);
    }

    /** What the node is to verify next. */
    public Optional<Order> orderFor(NodeId node) {
        Waiting waiting = byNode.get(node);
        if (waiting == null) {
            return Optional.empty();
        }
        Optional<Order> order = waiting.next(clock.instant());
        if (waiting.isEmpty()) {
            byNode.remove(node);
        }
        return order;
    }
}
