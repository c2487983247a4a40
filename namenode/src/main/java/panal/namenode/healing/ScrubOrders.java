package panal.namenode.healing;

import java.util.ArrayList;
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
 * What operators want to have verified, until the node's next heartbeat takes the order along. Not journaled: after a
 * restart of the NameNode it is asked for again. Not thread-safe: its owner calls it under one lock.
 */
public final class ScrubOrders {
    private static final int ORDERED_AT_ONCE = 1_000;

    /** What waits for a node. */
    private static final class Waiting {
        private boolean everything;
        private final Set<BlockId> blocks = new LinkedHashSet<>();
    }

    private final Map<NodeId, Waiting> byNode = new HashMap<>();

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

    /** What the node is to verify next; it is the node's business from now on. */
    public Optional<Order> orderFor(NodeId node) {
        Waiting waiting = byNode.get(node);
        if (waiting == null) {
            return Optional.empty();
        }
        if (waiting.everything) {
            byNode.remove(node);
            return Optional.of(new Order.Scrub(List.of()));
        }
        List<BlockId> next =
                new ArrayList<>(waiting.blocks.stream().limit(ORDERED_AT_ONCE).toList());
        next.forEach(waiting.blocks::remove);
        if (waiting.blocks.isEmpty()) {
            byNode.remove(node);
        }
        return Optional.of(new Order.Scrub(next));
    }
}
