package panal.namenode.service;

import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleEpoch;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NodeLink;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.Finding;
import panal.protocol.value.Heartbeat;
import panal.protocol.value.HeartbeatAnswer;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeWork;
import panal.protocol.value.Order;
import panal.protocol.value.OriginPage;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockChange;
import panal.protocol.value.StockPage;

/** The DataNode's side of the talk with the NameNode, with a stock in memory instead of a disk. */
final class FakeDataNode {
    final NodeId id = new NodeId(UUID.randomUUID());
    final Map<BlockId, Replica> stock = new LinkedHashMap<>();
    final List<Replica> deleted = new ArrayList<>();
    /** Ordered copies that were made. */
    final List<ReplicaCopy> copied = new ArrayList<>();
    /** Blocks that it cannot fetch. */
    final Set<BlockId> unfetchable = new HashSet<>();
    /** What it tells with the next heartbeat. */
    final List<Finding> findings = new ArrayList<>();
    /** The blocks of each order to scrub; none for all. */
    final List<List<BlockId>> scrubs = new ArrayList<>();

    long capacity = 1L << 41;
    long free = 1L << 40;
    int failedDirectories;
    long incarnation = 1;
    ClusterId cluster = ClusterId.NONE;
    Epoch heard = Epoch.NONE;
    NodeName name;
    boolean askedForStock;
    boolean tellsOrigins = true;
    /** What the headers of its blocks say. */
    final Map<BlockId, BlockOrigin> origins = new LinkedHashMap<>();

    private final ClusterSecret secret;
    private final List<StockChange> news = new ArrayList<>();
    private long sequence;
    private NodeLink link;

    @SuppressWarnings("NullAway.Init") // the link comes with the first join
    FakeDataNode(ClusterSecret secret, int slot) {
        this.secret = secret;
        this.name = NodeName.ofSlot(slot);
    }

    NodeWelcome join(NameNode nameNode) throws Exception {
        NodeWelcome welcome = nameNode.join(request(nameNode, ProtocolVersion.CURRENT));
        hear(welcome.epoch());
        link = welcome.link();
        name = welcome.name();
        cluster = welcome.cluster();
        return welcome;
    }

    /** As a node does: the highest number and the highest transaction, each by itself; nothing from an epoch that is over. */
    private void hear(Epoch epoch) throws StaleEpoch {
        if (epoch.number() < heard.number()) {
            throw new StaleEpoch("epoch " + epoch + " after " + heard);
        }
        heard = new Epoch(epoch.number(), Math.max(epoch.transaction(), heard.transaction()));
    }

    NodeJoin request(NameNode nameNode, ProtocolVersion version) throws Exception {
        Bits256 nonce = nameNode.challenge(ProtocolVersion.CURRENT).nonce();
        return new NodeJoin(
                version,
                id,
                incarnation,
                cluster,
                name,
                new Address("127.0.0.1", 7_000 + name.slot()),
                "host-" + name.slot(),
                "",
                heard,
                secret.prove(nonce, "join " + id + " " + incarnation));
    }

    /** Joins, reports and beats, as a node does at its start. */
    void start(NameNode nameNode) throws Exception {
        join(nameNode);
        report();
        beat();
    }

    NodeLink link() {
        return link;
    }

    void report() throws Exception {
        report(stock.values());
    }

    private void report(Collection<Replica> replicas) throws Exception {
        news.clear();
        link.reportStock(new StockPage(point(), 0, true, List.copyOf(replicas)));
    }

    /** Gives a sign of life and obeys. */
    void beat() throws Exception {
        long used = stock.values().stream()
                .mapToLong(replica -> replica.sum().length())
                .sum();
        NodeHealth health = new NodeHealth(capacity, used, free, stock.size(), 0, 1_000, 1, failedDirectories);
        HeartbeatAnswer answer =
                link.heartbeat(new Heartbeat(health, NodeWork.NONE, point(), List.copyOf(news), List.copyOf(findings)));
        news.clear();
        findings.clear();
        hear(answer.epoch());
        for (Order order : answer.orders()) {
            order.accept(new Obedience());
        }
    }

    private ReportPoint point() {
        return new ReportPoint(incarnation, sequence);
    }

    /** Writes a block as the token says and gives a receipt for it. */
    Receipt write(BlockToken token, BlockSum sum) {
        Replica replica = new Replica(token.block(), token.attempt(), sum);
        sequence++;
        stock.put(replica.block(), replica);
        news.add(new StockChange(replica, true, sequence));
        return secret.sign(new Receipt(id, name, replica, point(), Bits256.ZERO));
    }

    /** One replica a page, so that there are several. */
    private void tellOrigins() {
        List<Replica> all = List.copyOf(stock.values());
        try {
            for (int page = 0; page <= all.size(); page++) {
                boolean last = page == all.size();
                List<ReplicaOrigin> told = last ? List.of() : List.of(originOf(all.get(page)));
                link.reportOrigins(new OriginPage(page, last, told, List.of()));
            }
        } catch (RemoteException | PanalException failed) {
            throw new AssertionError(failed);
        }
    }

    private ReplicaOrigin originOf(Replica replica) {
        BlockOrigin origin = origins.get(replica.block());
        if (origin == null) {
            throw new AssertionError("no origin of block " + replica.block());
        }
        return new ReplicaOrigin(replica, origin);
    }

    private void fetch(ReplicaCopy copy) {
        Replica replica = copy.replica();
        boolean allowed = secret.signed(copy.token())
                && copy.token().mode() == BlockToken.Mode.READ
                && copy.token().block().equals(replica.block())
                && !copy.sources().contains(name);
        if (!allowed || unfetchable.contains(replica.block())) {
            findings.add(new Finding.CopyFailed(replica.block(), allowed ? "no room" : "no permission"));
            return;
        }
        copied.add(copy);
        sequence++;
        stock.put(replica.block(), replica);
        news.add(new StockChange(replica, true, sequence));
    }

    /** Tells anew that it has a block. */
    void confirm(BlockId block) {
        sequence++;
        news.add(new StockChange(Optional.ofNullable(stock.get(block)).orElseThrow(), true, sequence));
    }

    private final class Obedience implements Order.Visitor<Boolean> {
        @Override
        public Boolean deleteReplicas(Order.DeleteReplicas order) {
            for (Replica replica : order.replicas()) {
                Replica there = stock.get(replica.block());
                if (there != null && there.attempt() == replica.attempt()) {
                    stock.remove(replica.block());
                    deleted.add(there);
                    sequence++;
                    news.add(new StockChange(there, false, sequence));
                }
            }
            return true;
        }

        @Override
        public Boolean copyReplicas(Order.CopyReplicas order) {
            order.copies().forEach(FakeDataNode.this::fetch);
            return true;
        }

        @Override
        public Boolean scrub(Order.Scrub order) {
            scrubs.add(order.blocks());
            return true;
        }

        @Override
        public Boolean reportOrigins(Order.ReportOrigins order) {
            if (tellsOrigins) {
                tellOrigins();
            }
            return true;
        }

        @Override
        public Boolean reportStock(Order.ReportStock order) {
            askedForStock = true;
            return true;
        }
    }
}
