package panal.cliente.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import panal.cliente.session.DataNodes;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;

/** The replicas of one block, and what is wrong with those that failed. Thread-safe. */
final class Replicas {
    private final DataNodes nodes;
    /** Why a node is not asked, by node; guarded by this, like what follows. */
    private final Map<NodeName, Fault> faults = new LinkedHashMap<>();

    private LocatedBlock block;
    private Optional<NodeName> current = Optional.empty();

    /** What is wrong, from bad to worse. */
    private enum Kind {
        /** It did not answer, or not well, for now. */
        FAILED,
        /** Its copy has bad bytes in some chunk; others may be right. */
        DAMAGED,
        /** All its chunks are right, and they are not the block. */
        WRONG
    }

    private record Fault(String reason, Kind kind) {}

    Replicas(DataNodes nodes, LocatedBlock block) {
        this.nodes = nodes;
        this.block = block;
    }

    synchronized LocatedBlock block() {
        return block;
    }

    /** The node to ask next: the one that answered last, if it did well; never one of {@code asked} or one with a fault. */
    synchronized Optional<NodeName> next(Set<NodeName> asked) {
        if (current.isPresent() && usable(current.get(), asked) && !nodes.isSlow(current.get())) {
            return current;
        }
        List<NodeName> candidates = new ArrayList<>();
        for (NodeName node : block.replicas()) {
            if (usable(node, asked)) {
                candidates.add(node);
            }
        }
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(nodes.ranked(candidates).get(0));
    }

    /** The node did well, so it is asked first the next time: it reads on where it was. */
    synchronized void did(NodeName node) {
        current = Optional.of(node);
    }

    /** The node did not answer, or not well, for now. */
    synchronized void failed(NodeName node, String reason) {
        faults.putIfAbsent(node, new Fault(reason, Kind.FAILED));
    }

    /** The node's copy has a chunk that is bad; says whether it is news that the copy is. */
    synchronized boolean damaged(NodeName node, String reason) {
        return isBad(node, new Fault(reason, Kind.DAMAGED));
    }

    /** The node's copy is not this block; says whether it is news that the copy is bad. */
    synchronized boolean wrong(NodeName node, String reason) {
        return isBad(node, new Fault(reason, Kind.WRONG));
    }

    private boolean isBad(NodeName node, Fault fault) {
        Fault before = faults.get(node);
        if (before == null || before.kind().compareTo(fault.kind()) < 0) {
            faults.put(node, fault);
        }
        return before == null || before.kind() == Kind.FAILED;
    }

    /** Nodes whose copy has bad chunks, and may have good ones. */
    synchronized List<NodeName> damaged() {
        return block.replicas().stream()
                .filter(node -> Optional.ofNullable(faults.get(node))
                        .filter(fault -> fault.kind() == Kind.DAMAGED)
                        .isPresent())
                .toList();
    }

    /** Fresh knowledge: nodes that failed may be asked again, those with a bad copy not. */
    synchronized void located(LocatedBlock now) {
        block = now;
        faults.values().removeIf(fault -> fault.kind() == Kind.FAILED);
    }

    /** Each node and why it does not give the block. */
    synchronized String complaints() {
        StringBuilder line = new StringBuilder();
        faults.forEach((node, fault) -> line.append("; ")
                .append(fault.reason().startsWith(node.text()) ? "" : node + ": ")
                .append(fault.reason()));
        block.gone().stream()
                .filter(node -> !faults.containsKey(node))
                .forEach(node -> line.append("; ").append(node).append(" is not live"));
        return line.isEmpty() ? "no DataNode is known to have it" : line.substring(2);
    }

    private boolean usable(NodeName node, Set<NodeName> asked) {
        return !asked.contains(node) && !faults.containsKey(node);
    }
}
