package panal.namenode.healing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeWork;
import panal.protocol.value.Order;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockChange;

/** A DataNode in memory, which obeys as a real one does: in its own time, one copy after another. */
final class SimulatedNode {
    static final long CAPACITY = 100_000_000_000L;
    private static final long BYTES_PER_SECOND = 50_000_000;

    final NodeId id;
    final NodeName name;
    final String host;
    final String rack;
    final Map<Long, Replica> stock = new LinkedHashMap<>();
    /** What nobody has found out yet: copies with wrong bytes. */
    final Set<Long> rotten = new HashSet<>();

    final List<StockChange> news = new ArrayList<>();
    final List<Replica> toDelete = new ArrayList<>();
    final Map<Long, ReplicaCopy> toFetch = new LinkedHashMap<>();
    long capacity = CAPACITY;
    long incarnation;
    long link;
    boolean up;
    /** Silent, and not told: it goes on where it stopped. */
    boolean frozen;
    /** Takes orders and does nothing about them. */
    boolean lazy;
    /** For so many seconds it deletes nothing: its disk is slow. */
    int slow;

    private long sequence;
    private long fetched;
    private long copiedBlocks;
    private long copiedBytes;

    SimulatedNode(int slot, String host, String rack) {
        this.id = new NodeId(new UUID(0, slot));
        this.name = NodeName.ofSlot(slot);
        this.host = host;
        this.rack = rack;
    }

    NodeJoin join() {
        return new NodeJoin(
                ProtocolVersion.CURRENT,
                id,
                incarnation,
                ClusterId.NONE,
                name,
                new Address("127.0.0.1", 7_000 + name.slot()),
                host,
                rack,
                Epoch.NONE,
                new ClusterProof(Bits256.ZERO, Bits256.ZERO));
    }

    /** A new process on the same disk; what the old one was told is forgotten. */
    void boot() {
        incarnation++;
        up = true;
        frozen = false;
        sequence = 0;
        news.clear();
        toDelete.clear();
        toFetch.clear();
        fetched = 0;
    }

    ReportPoint point() {
        return new ReportPoint(incarnation, sequence);
    }

    NodeHealth health() {
        return new NodeHealth(capacity, used(), free(), stock.size(), 0, 1_000, 1, 0);
    }

    NodeWork work() {
        return new NodeWork(toFetch.size(), copiedBlocks, copiedBytes, 0, 0, 0, 0);
    }

    private long used() {
        return stock.values().stream()
                .mapToLong(replica -> replica.sum().length())
                .sum();
    }

    long free() {
        return Math.max(0, capacity - used());
    }

    boolean good(long block) {
        return stock.containsKey(block) && !rotten.contains(block);
    }

    /** Whether it has the block with these bytes, as far as anybody was told, and was not told to delete it. */
    boolean keeps(BlockId block, int crc32c) {
        return Optional.ofNullable(stock.get(block.number()))
                        .filter(replica -> replica.sum().crc32c() == crc32c)
                        .isPresent()
                && toDelete.stream().noneMatch(replica -> replica.block().equals(block));
    }

    void gain(Replica replica) {
        sequence++;
        stock.put(replica.block().number(), replica);
        rotten.remove(replica.block().number());
        news.add(new StockChange(replica, true, sequence));
    }

    private void lose(Replica replica) {
        sequence++;
        stock.remove(replica.block().number());
        rotten.remove(replica.block().number());
        news.add(new StockChange(replica, false, sequence));
    }

    void take(List<Order> orders) {
        Desk desk = new Desk();
        orders.forEach(order -> order.accept(desk));
    }

    /** Deletes what it was told to; says what that was. */
    List<Replica> delete() {
        List<Replica> deleted = new ArrayList<>();
        if (slow > 0) {
            slow--;
            return deleted;
        }
        for (Replica replica : toDelete) {
            Optional<Replica> there = Optional.ofNullable(
                            stock.get(replica.block().number()))
                    .filter(held -> held.attempt() == replica.attempt());
            there.ifPresent(this::lose);
            there.ifPresent(deleted::add);
        }
        toDelete.clear();
        return deleted;
    }

    /** Works on its copies for a second; answers those whose bytes are all here. */
    List<ReplicaCopy> fetch() {
        List<ReplicaCopy> done = new ArrayList<>();
        fetched += lazy ? 0 : BYTES_PER_SECOND;
        for (ReplicaCopy copy : List.copyOf(toFetch.values())) {
            long length = copy.replica().sum().length();
            if (length > fetched) {
                break;
            }
            fetched -= length;
            toFetch.remove(copy.replica().block().number());
            done.add(copy);
        }
        fetched = toFetch.isEmpty() ? 0 : fetched;
        return done;
    }

    void copied(Replica replica) {
        copiedBlocks++;
        copiedBytes += replica.sum().length();
        gain(replica);
    }

    Replica at(BlockId block) {
        return Optional.ofNullable(stock.get(block.number())).orElseThrow();
    }

    private final class Desk implements Order.Visitor<Boolean> {
        @Override
        public Boolean deleteReplicas(Order.DeleteReplicas order) {
            return toDelete.addAll(order.replicas());
        }

        @Override
        public Boolean reportStock(Order.ReportStock order) {
            return false;
        }

        @Override
        public Boolean copyReplicas(Order.CopyReplicas order) {
            order.copies()
                    .forEach(copy -> toFetch.putIfAbsent(copy.replica().block().number(), copy));
            return true;
        }

        @Override
        public Boolean scrub(Order.Scrub order) {
            return false;
        }

        @Override
        public Boolean reportOrigins(Order.ReportOrigins order) {
            return false;
        }
    }
}
