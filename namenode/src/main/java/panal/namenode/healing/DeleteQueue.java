package panal.namenode.healing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.blocks.Copy;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.NodeId;
import panal.protocol.value.Replica;

/** What one node is to delete. An order that was lost is given again. Not thread-safe. */
final class DeleteQueue {
    private static final int WAITING_MAX = 100_000;
    private static final int LOOKED_AT = 5_000;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final NodeId node;
    /** By block, when it may be ordered next; first to order first. */
    private final LinkedHashMap<Long, Instant> waiting = new LinkedHashMap<>();

    DeleteQueue(NodeId node) {
        this.node = node;
    }

    /** Adds a block; one for which there is no room is found again by the next review. */
    void add(long block) {
        if (waiting.size() < WAITING_MAX) {
            waiting.putIfAbsent(block, Instant.EPOCH);
        }
    }

    /** The replicas to delete now, at most {@code limit}: those that are still there and still not needed. */
    List<Replica> due(Unneeded unneeded, Instant now, int limit) {
        List<Replica> due = new ArrayList<>();
        List<Map.Entry<Long, Instant>> first = waiting.entrySet().stream()
                .limit(LOOKED_AT)
                .map(Map.Entry::copyOf)
                .toList();
        for (Map.Entry<Long, Instant> entry : first) {
            if (entry.getValue().isAfter(now) || due.size() == limit) {
                break;
            }
            waiting.remove(entry.getKey());
            copyHere(unneeded, new BlockId(entry.getKey())).ifPresent(copy -> {
                due.add(new Replica(new BlockId(entry.getKey()), copy.attempt(), new BlockSum(0, copy.crc32c())));
                waiting.put(entry.getKey(), now.plus(AGAIN_AFTER));
            });
        }
        return due;
    }

    private Optional<Copy> copyHere(Unneeded unneeded, BlockId block) {
        return unneeded.copies(block).stream()
                .filter(copy -> copy.node().equals(node))
                .findFirst();
    }
}
