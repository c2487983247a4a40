package panal.namenode.balance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeName;

/** Nodes and blocks that are numbers only; a move takes two steps, first the copy, then the surplus. */
final class PretendCluster implements Floor {
    static final long MIB = 1L << 20;

    final Map<NodeName, NodeFill> nodes = new LinkedHashMap<>();
    final Map<BlockId, Set<NodeName>> holders = new LinkedHashMap<>();
    final Map<BlockId, Long> sizes = new HashMap<>();
    final Map<BlockId, Integer> wanted = new HashMap<>();
    final Map<Move, Stage> moves = new LinkedHashMap<>();
    final Set<NodeName> dead = new HashSet<>();
    final Random random;
    String obstacle = "";
    int begun;

    PretendCluster(Random random) {
        this.random = random;
    }

    /** Nodes on hosts and racks, some empty, and blocks on some of the others. */
    static PretendCluster any(Random random) {
        PretendCluster cluster = new PretendCluster(random);
        int count = 2 + random.nextInt(8);
        int hosts = 1 + random.nextInt(count);
        int racks = random.nextInt(4);
        for (int slot = 1; slot <= count; slot++) {
            int host = random.nextInt(hosts);
            String rack = racks == 0 ? "" : "rack-" + host % racks;
            cluster.node(slot, "host-" + host, rack, (500L + random.nextInt(4_000)) * MIB);
        }
        int late = random.nextInt(count);
        int blocks = random.nextInt(400);
        for (int number = 1; number <= blocks; number++) {
            List<NodeName> there = new ArrayList<>(cluster.nodes.keySet()).subList(0, count - late);
            Collections.shuffle(there, random);
            int copies = Math.min(there.size(), 1 + random.nextInt(3));
            cluster.block(number, 1 + random.nextInt(8), there.subList(0, copies));
        }
        return cluster;
    }

    NodeName node(int slot, String host, String rack, long capacity) {
        NodeName name = NodeName.ofSlot(slot);
        nodes.put(name, new NodeFill(name, host, rack, capacity, 0, capacity));
        return name;
    }

    void block(int number, int mebibytes, List<NodeName> on) {
        BlockId block = new BlockId(number);
        long bytes = mebibytes * MIB;
        if (on.stream().anyMatch(name -> fill(name).free() < bytes)) {
            return;
        }
        holders.put(block, new LinkedHashSet<>(on));
        sizes.put(block, bytes);
        wanted.put(block, on.size());
        on.forEach(name -> nodes.computeIfPresent(name, (n, fill) -> fill.with(bytes)));
    }

    NodeFill fill(NodeName name) {
        return Objects.requireNonNull(nodes.get(name));
    }

    Set<NodeName> holdersOf(BlockId block) {
        return Objects.requireNonNull(holders.get(block));
    }

    Levels levels() {
        return new Levels(nodes());
    }

    List<Movable> all() {
        List<Movable> all = new ArrayList<>();
        holders.forEach((block, on) -> all.add(new Movable(block, sizes.getOrDefault(block, 0L), List.copyOf(on))));
        Collections.shuffle(all, random);
        return all;
    }

    /** The move as a whole, at once. */
    void make(Move move) {
        assertTrue(holdersOf(move.block()).remove(move.from()), move + " from a node without the block");
        assertTrue(holdersOf(move.block()).add(move.to()), move + " to a node that has the block");
        nodes.computeIfPresent(move.from(), (name, fill) -> fill.with(-move.bytes()));
        nodes.computeIfPresent(move.to(), (name, fill) -> fill.with(move.bytes()));
    }

    /** Some of what is under way goes one step on. */
    void step() {
        for (Map.Entry<Move, Stage> entry : moves.entrySet()) {
            Move move = entry.getKey();
            boolean cut = dead.contains(move.from()) || dead.contains(move.to());
            if (entry.getValue() == Stage.COPYING && cut) {
                entry.setValue(Stage.LOST);
            } else if (entry.getValue() == Stage.COPYING && random.nextInt(3) == 0) {
                holdersOf(move.block()).add(move.to());
                entry.setValue(Stage.COPIED);
            } else if (entry.getValue() == Stage.COPIED && random.nextInt(3) == 0) {
                holdersOf(move.block()).remove(move.from());
                entry.setValue(Stage.DONE);
                nodes.computeIfPresent(move.from(), (name, fill) -> fill.with(-move.bytes()));
                nodes.computeIfPresent(move.to(), (name, fill) -> fill.with(move.bytes()));
            }
            assertTrue(
                    holdersOf(move.block()).size() >= wanted.getOrDefault(move.block(), 0),
                    move + " left too few copies");
        }
    }

    void settle() {
        for (int i = 0; i < 200; i++) {
            step();
        }
    }

    private boolean pending(Map.Entry<Move, Stage> entry) {
        return entry.getValue() == Stage.COPYING || entry.getValue() == Stage.COPIED;
    }

    @Override
    public List<NodeFill> nodes() {
        Map<NodeName, NodeFill> projected = new LinkedHashMap<>(nodes);
        moves.entrySet().stream().filter(this::pending).map(Map.Entry::getKey).forEach(move -> {
            projected.computeIfPresent(move.from(), (name, fill) -> fill.with(-move.bytes()));
            projected.computeIfPresent(move.to(), (name, fill) -> fill.with(move.bytes()));
        });
        projected.keySet().removeAll(dead);
        return List.copyOf(projected.values());
    }

    @Override
    public String obstacle() {
        return obstacle;
    }

    @Override
    public List<Movable> sample(NodeName node, int limit) {
        return all().stream()
                .filter(block -> block.holders().contains(node))
                .filter(block -> block.holders().size() == wanted.getOrDefault(block.block(), 0))
                .filter(block -> moves.entrySet().stream()
                        .noneMatch(entry ->
                                pending(entry) && entry.getKey().block().equals(block.block())))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean begin(Move move) {
        begun++;
        moves.put(move, Stage.COPYING);
        return true;
    }

    @Override
    public Stage stage(Move move) {
        return moves.getOrDefault(move, Stage.LOST);
    }

    @Override
    public void ended(Move move) {
        moves.remove(move);
    }

    @Override
    public void endAll() {
        moves.clear();
    }
}
