package panal.namenode.healing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;

/** The copies under way, at most one of a block, and how busy they keep each node. Not thread-safe. */
final class CopiesUnderWay {
    /** Large blocks that a node fetches, or gives, at a time: enough to keep it busy, and few enough to spread the rest. */
    private static final int COPIES = 4;
    /** Small ones may be more, because each waits for heartbeats and not for bytes. */
    private static final int SMALL_COPIES = 256;

    private static final long SMALL_BYTES = 16 << 20;

    private final Map<Long, CopyUnderWay> byBlock = new HashMap<>();
    private final Map<NodeId, Map<Long, CopyUnderWay>> byTarget = new HashMap<>();
    private final Map<NodeId, Map<Long, CopyUnderWay>> bySource = new HashMap<>();

    int size() {
        return byBlock.size();
    }

    List<CopyUnderWay> all() {
        return List.copyOf(byBlock.values());
    }

    Optional<CopyUnderWay> of(BlockId block) {
        return Optional.ofNullable(byBlock.get(block.number()));
    }

    List<CopyUnderWay> to(NodeId target) {
        return List.copyOf(byTarget.getOrDefault(target, Map.of()).values());
    }

    void add(CopyUnderWay copy) {
        byBlock.put(copy.block.number(), copy);
        byTarget.computeIfAbsent(copy.target, node -> new HashMap<>()).put(copy.block.number(), copy);
        bySource.computeIfAbsent(copy.source, node -> new HashMap<>()).put(copy.block.number(), copy);
    }

    void remove(CopyUnderWay copy) {
        byBlock.remove(copy.block.number());
        removeFrom(byTarget, copy.target, copy);
        removeFrom(bySource, copy.source, copy);
    }

    private static void removeFrom(Map<NodeId, Map<Long, CopyUnderWay>> index, NodeId node, CopyUnderWay copy) {
        index.computeIfPresent(node, (same, copies) -> {
            copies.remove(copy.block.number());
            return copies.isEmpty() ? null : copies;
        });
    }

    /** Removes those that the condition is true of, and answers them. */
    List<CopyUnderWay> removeIf(Predicate<CopyUnderWay> condition) {
        List<CopyUnderWay> removed = new ArrayList<>();
        for (CopyUnderWay copy : all()) {
            if (condition.test(copy)) {
                remove(copy);
                removed.add(copy);
            }
        }
        return removed;
    }

    /** Bytes that a node is still to get. */
    long bytesTo(NodeId target) {
        return bytes(byTarget.getOrDefault(target, Map.of()));
    }

    private static long bytes(Map<Long, CopyUnderWay> copies) {
        return copies.values().stream().mapToLong(copy -> copy.length).sum();
    }

    /** Whether a node may fetch one more; {@code working} are the copies that it says it works on. */
    boolean takes(NodeId target, int working) {
        Map<Long, CopyUnderWay> copies = byTarget.getOrDefault(target, Map.of());
        // What was given up here may still be done there.
        int forgotten = Math.max(0, working - copies.size());
        return hasRoom(copies.size() + forgotten, bytes(copies));
    }

    boolean gives(NodeId source) {
        Map<Long, CopyUnderWay> copies = bySource.getOrDefault(source, Map.of());
        return hasRoom(copies.size(), bytes(copies));
    }

    /** How many copies a node is asked for at present. */
    int from(NodeId source) {
        return bySource.getOrDefault(source, Map.of()).size();
    }

    /** Whether a node may fetch one more that nothing depends on: half of what it can is kept free for what is missing. */
    boolean takesMove(NodeId target) {
        Map<Long, CopyUnderWay> copies = byTarget.getOrDefault(target, Map.of());
        return hasRoom(2 * copies.size(), 2 * bytes(copies));
    }

    private static boolean hasRoom(int copies, long bytes) {
        return copies < COPIES || (copies < SMALL_COPIES && bytes < SMALL_BYTES);
    }
}
