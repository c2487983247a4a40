package panal.namenode.service;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.EpochGuard;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NodeLink;
import panal.protocol.value.Heartbeat;
import panal.protocol.value.HeartbeatAnswer;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.Order;
import panal.protocol.value.OriginPage;
import panal.protocol.value.StockPage;

/** Hears one process of one DataNode. Nothing in here is journaled. Thread-safe. */
final class NodeLinkObject implements NodeLink {
    private static final Logger log = LoggerFactory.getLogger(NodeLinkObject.class);

    private final NodeId node;
    private final NodeName name;
    private final long number;
    private final Cluster cluster;
    private final Committer committer;
    private final EpochGuard epochs;
    private final Clock clock;

    NodeLinkObject(
            NodeJoin join,
            NodeName name,
            long number,
            Cluster cluster,
            Committer committer,
            EpochGuard epochs,
            Clock clock) {
        this.node = join.node();
        this.name = name;
        this.number = number;
        this.cluster = cluster;
        this.committer = committer;
        this.epochs = epochs;
        this.clock = clock;
    }

    NodeId node() {
        return node;
    }

    long number() {
        return number;
    }

    @Override
    public HeartbeatAnswer heartbeat(Heartbeat heartbeat) throws PanalException {
        List<Order> orders = cluster.heartbeat(node, number, heartbeat);
        if (!orders.isEmpty()) {
            // What is deleted by order must stay unwanted also after a power cut.
            committer.force();
        }
        return new HeartbeatAnswer(epochs.told(), clock.millis(), orders);
    }

    @Override
    public void reportStock(StockPage page) throws PanalException {
        if (page.page() < 0 || page.replicas().size() > Limits.STOCK_PAGE_REPLICAS) {
            throw new InvalidInput("page " + page.page() + " of a stock report with "
                    + page.replicas().size() + " replicas; at most " + Limits.STOCK_PAGE_REPLICAS);
        }
        if (cluster.reportStock(node, number, page)) {
            log.info("stock reported node={} blocks={} pages={}", name, cluster.blocksOn(node), page.page() + 1);
        }
    }

    @Override
    public void reportOrigins(OriginPage page) throws InvalidInput {
        throw new InvalidInput("nobody asked for the origins of blocks");
    }

    @Override
    public void leave() {
        try {
            cluster.stopped(node, number);
            log.info("node stops node={}", name);
        } catch (AccessDenied replaced) {
            log.info("an older process stops node={}", name);
        }
    }
}
