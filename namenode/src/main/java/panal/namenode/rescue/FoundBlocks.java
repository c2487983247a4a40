package panal.namenode.rescue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.NodeId;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaOrigin;

/**
 * What all DataNodes say of their replicas, put together by block. A node that reports twice counts once. Thread-safe.
 */
public final class FoundBlocks {
    /** Guarded by this, as everything here. */
    private final Map<BlockId, List<Version>> versions = new HashMap<>();

    private final Set<BlockId> unreadable = new HashSet<>();
    private long highestBlock;

    /** Replicas that agree in everything. */
    private record Version(Replica replica, BlockOrigin origin, Set<NodeId> nodes) {}

    /** Takes in what a node has. */
    public synchronized void add(NodeId node, ReplicaOrigin found) {
        BlockId block = found.replica().block();
        highestBlock = Math.max(highestBlock, block.number());
        List<Version> known = versions.computeIfAbsent(block, first -> new ArrayList<>(1));
        for (Version version : known) {
            if (version.replica.equals(found.replica()) && version.origin.equals(found.origin())) {
                version.nodes.add(node);
                return;
            }
        }
        known.add(new Version(found.replica(), found.origin(), new HashSet<>(Set.of(node))));
    }

    /** Takes in that a node has a block whose header cannot be read. */
    public synchronized void addUnreadable(BlockId block) {
        highestBlock = Math.max(highestBlock, block.number());
        unreadable.add(block);
    }

    /** How many blocks are known. */
    public synchronized int size() {
        return versions.size();
    }

    /** How many blocks are known of which no node could read a header. */
    public synchronized long unreadable() {
        return unreadable.stream().filter(block -> !versions.containsKey(block)).count();
    }

    /** Each block at its newest attempt; of two versions of that, the one with more copies. */
    synchronized List<FoundBlock> chosen() {
        List<FoundBlock> chosen = new ArrayList<>(versions.size());
        for (Map.Entry<BlockId, List<Version>> block : versions.entrySet()) {
            Version best = block.getValue().get(0);
            for (Version version : block.getValue()) {
                int byAttempt = Integer.compare(version.replica.attempt(), best.replica.attempt());
                if (byAttempt > 0 || (byAttempt == 0 && version.nodes.size() > best.nodes.size())) {
                    best = version;
                }
            }
            chosen.add(new FoundBlock(
                    block.getKey(), best.replica.attempt(), best.replica.sum(), best.origin, best.nodes.size()));
        }
        return chosen;
    }

    /** Blocks of which no node could read a header. */
    synchronized Set<BlockId> lost() {
        Set<BlockId> lost = new HashSet<>(unreadable);
        lost.removeAll(versions.keySet());
        return lost;
    }

    /** The highest number of a block that was seen at all; 0 for none. */
    synchronized long highestBlock() {
        return highestBlock;
    }
}
