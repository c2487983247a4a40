package panal.namenode.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Claim;
import panal.namenode.membership.Membership;
import panal.namenode.membership.Timing;
import panal.namenode.namespace.MemberState;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.NodeName;
import panal.protocol.value.Order;
import panal.protocol.value.Order.DeleteReplicas;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;
import panal.protocol.value.StockPage;
import panal.testkit.FakeClock;

/** A NameNode's soft state, and DataNodes that live second by second. It watches that no order takes a last copy away. */
final class SimulatedCluster {
    static final int CRC = 77;
    private static final int TICKS_A_SECOND = 4;

    final FakeClock clock = FakeClock.anyTime();
    final List<SimulatedNode> nodes = new ArrayList<>();
    /** The blocks that files need. */
    final Map<Long, Claim> files = new LinkedHashMap<>();

    /** Copies made on order since the beginning. */
    int copied;

    /** Copies deleted on order. */
    final List<Replica> deleted = new ArrayList<>();

    /** Copies ordered and not made yet, at most, on any node. */
    int mostAtOnce;

    /** Copies that could not be made, since the beginning. */
    int failed;
    /** Whether two damaged copies of a block always have between them all that is right. */
    boolean fitTogether;

    String obstacle = "";
    Membership members;
    BlockMap blocks;
    Healing healing;
    Deletions deletions;

    private final Random random;

    @SuppressWarnings("NullAway.Init") // restart() sets what is missing
    SimulatedCluster(Random random) {
        this.random = random;
        restart();
    }

    /** Nodes on hosts of their own, all up. */
    SimulatedCluster(Random random, int count) {
        this(random);
        for (int slot = 1; slot <= count; slot++) {
            start(add("host-" + slot, ""));
        }
        settle();
    }

    /** The NameNode forgets all that is not journaled; the nodes have to join again. */
    void restart() {
        members = new Membership(clock, Timing.DEFAULT);
        blocks = new BlockMap(clock);
        healing = new Healing(members, blocks, SimulatedCluster::token, clock, random);
        deletions = new Deletions(blocks, members, healing, clock, Duration.ofMinutes(60));
        files.forEach((block, claim) -> blocks.claim(new BlockId(block), claim));
        nodes.forEach(node -> members.know(node.id, node.name, MemberState.IN_SERVICE, Instant.EPOCH));
    }

    private static BlockToken token(BlockId block) {
        return new BlockToken(block, BlockToken.Mode.READ, 0, 1, 0, Bits256.ZERO);
    }

    SimulatedNode add(String host, String rack) {
        SimulatedNode node = new SimulatedNode(nodes.size() + 1, host, rack);
        nodes.add(node);
        members.know(node.id, node.name, MemberState.IN_SERVICE, Instant.EPOCH);
        return node;
    }

    SimulatedNode node(int slot) {
        return nodes.get(slot - 1);
    }

    /** A new process of the node, which joins and reports. */
    void start(SimulatedNode node) {
        node.boot();
        join(node);
    }

    /** The same process, which the NameNode had given up, or which has given up the NameNode, and all it was told. */
    void join(SimulatedNode node) {
        node.toDelete.clear();
        node.toFetch.clear();
        try {
            node.link = members.admit(node.join());
        } catch (AccessDenied refused) {
            throw new IllegalStateException(refused);
        }
        blocks.joined(node.id, node.incarnation);
        healing.ended(node.id);
        node.news.clear();
        StockPage page = new StockPage(node.point(), 0, true, List.copyOf(node.stock.values()));
        assertTrue(blocks.page(node.id, page));
        deletions.reported(node.id);
        healing.arrivals(node.id);
        beat(node);
    }

    void kill(SimulatedNode node) {
        node.up = false;
    }

    void plan(SimulatedNode node, MemberState plan, Duration until) {
        members.know(node.id, node.name, plan, clock.instant().plus(until));
    }

    /** A file's block of a megabyte on these nodes. */
    BlockId file(int wanted, SimulatedNode... on) {
        return file(1_000_000, wanted, on);
    }

    BlockId file(long length, int wanted, SimulatedNode... on) {
        BlockId block = new BlockId(files.size() + 1);
        Claim claim = Claim.ofFile(new BlockSum(length, CRC), wanted);
        files.put(block.number(), claim);
        blocks.claim(block, claim);
        for (SimulatedNode node : on) {
            node.gain(new Replica(block, 1, new BlockSum(length, CRC)));
            report(node);
        }
        return block;
    }

    private void report(SimulatedNode node) {
        if (node.up) {
            blocks.changed(node.id, node.point(), List.copyOf(node.news));
            node.news.clear();
        }
    }

    /** So long that every report is old enough to be believed. */
    void settle() {
        pass(12);
    }

    void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            second();
        }
    }

    /** Seconds until the condition is true, at most so many. */
    int until(int seconds, java.util.function.BooleanSupplier condition) {
        int passed = 0;
        while (!condition.getAsBoolean() && passed < seconds) {
            second();
            passed++;
        }
        return passed;
    }

    void second() {
        for (int i = 0; i < TICKS_A_SECOND; i++) {
            clock.advance(Duration.ofMillis(1_000 / TICKS_A_SECOND));
            members.tick();
            healing.tick(obstacle);
            if (obstacle.isEmpty()) {
                deletions.review();
            }
        }
        for (SimulatedNode node : nodes) {
            if (node.up && !node.frozen) {
                work(node);
                beat(node);
            }
        }
    }

    private void work(SimulatedNode node) {
        for (Replica gone : node.lazy ? List.<Replica>of() : node.delete()) {
            deleted.add(gone);
            boolean needed = files.containsKey(gone.block().number());
            assertTrue(
                    !needed || copies(gone.block()) > 0,
                    "the last copy of block " + gone.block() + " was deleted on " + node.name);
        }
        for (ReplicaCopy copy : node.fetch()) {
            make(node, copy);
        }
    }

    private void make(SimulatedNode target, ReplicaCopy copy) {
        long block = copy.replica().block().number();
        int damaged = 0;
        for (NodeName name : copy.sources()) {
            SimulatedNode source = node(name.slot());
            if (!source.up || source.frozen || !source.stock.containsKey(block)) {
                continue;
            }
            if (source.rotten.contains(block)) {
                blocks.corrupt(copy.replica().block(), source.id);
                damaged++;
                if (!fitTogether || damaged < 2) {
                    continue;
                }
            }
            assertEquals(copy.replica(), source.at(copy.replica().block()), "the same attempt");
            if (target.free() >= copy.replica().sum().length()) {
                target.copied(copy.replica());
                copied++;
                return;
            }
        }
        failed++;
        healing.failed(copy.replica().block(), target.id);
    }

    void beat(SimulatedNode node) {
        try {
            members.heard(node.id, node.link, node.health());
        } catch (AccessDenied replaced) {
            join(node);
            return;
        }
        report(node);
        healing.heard(node.id, node.work());
        List<Order> orders = new ArrayList<>();
        if (obstacle.isEmpty()) {
            deletions.orderFor(node.id).map(DeleteReplicas.class::cast).ifPresent(order -> {
                order.replicas().forEach(replica -> assertSpare(replica, node));
                orders.add(order);
            });
        }
        healing.orderFor(node.id).ifPresent(orders::add);
        node.take(orders);
        mostAtOnce = Math.max(mostAtOnce, node.toFetch.size());
    }

    /** Whoever is told to delete what a file needs: as many copies as are wanted are elsewhere, and not told to go. */
    private void assertSpare(Replica replica, SimulatedNode told) {
        Optional<Claim> claim = Optional.ofNullable(files.get(replica.block().number()))
                .filter(file -> file.crc32c() == replica.sum().crc32c());
        long staying = nodes.stream()
                .filter(node -> node != told && node.keeps(replica.block(), CRC))
                .count();
        claim.ifPresent(file -> assertTrue(
                staying >= file.wanted(),
                told.name + " is told to delete block " + replica.block() + ", and " + staying + " others keep it"));
    }

    BlockHealth health(BlockId block) {
        return blocks.diagnosis().health(block);
    }

    /** Good copies of a block on any disk, whether its node is up or not. */
    long copies(BlockId block) {
        return nodes.stream().filter(node -> node.good(block.number())).count();
    }

    List<SimulatedNode> holders(BlockId block) {
        return nodes.stream().filter(node -> node.good(block.number())).toList();
    }

    /** The first block that is not on just as many nodes as it should be; for a cluster whose nodes are all up. */
    Optional<String> flaw() {
        for (Map.Entry<Long, Claim> file : files.entrySet()) {
            BlockId block = new BlockId(file.getKey());
            int wanted = Math.min(file.getValue().wanted(), nodes.size());
            if (copies(block) != wanted
                    || nodes.stream()
                                    .filter(node -> node.stock.containsKey(block.number()))
                                    .count()
                            != wanted) {
                return Optional.of("block " + block + ": " + health(block) + ", good on " + copies(block));
            }
        }
        return Optional.empty();
    }
}
