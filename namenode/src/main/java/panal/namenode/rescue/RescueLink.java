package panal.namenode.rescue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.InvalidInput;
import panal.protocol.remote.NodeLink;
import panal.protocol.value.Epoch;
import panal.protocol.value.Heartbeat;
import panal.protocol.value.HeartbeatAnswer;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.Order;
import panal.protocol.value.OriginPage;
import panal.protocol.value.StockPage;

/** Hears one DataNode's origins, page by page. Thread-safe. */
final class RescueLink implements NodeLink {
    private static final Logger log = LoggerFactory.getLogger(RescueLink.class);

    private final NodeId node;
    private final NodeName name;
    private final Epoch heard;
    private final RescueDesk desk;
    private final Clock clock;
    private final Duration askAgain;
    /** Guarded by this, as all below. When the last page came, or was asked for; 0 before. */
    private long lastMillis;

    private int nextPage;
    private boolean complete;

    RescueLink(NodeJoin join, NodeName name, RescueDesk desk, Clock clock, Duration askAgain) {
        this.node = join.node();
        this.name = name;
        this.heard = join.heard();
        this.desk = desk;
        this.clock = clock;
        this.askAgain = askAgain;
    }

    NodeName name() {
        return name;
    }

    /** Whether the node has told all it has. */
    synchronized boolean isComplete() {
        return complete;
    }

    @Override
    public synchronized HeartbeatAnswer heartbeat(Heartbeat heartbeat) {
        long now = clock.millis();
        boolean ask = !complete && (lastMillis == 0 || now - lastMillis > askAgain.toMillis());
        if (ask) {
            lastMillis = now;
        }
        return new HeartbeatAnswer(heard, now, ask ? List.of(new Order.ReportOrigins()) : List.of());
    }

    @Override
    public void reportStock(StockPage page) {
        // Says nothing of files; what is needed comes with the origins.
    }

    @Override
    public void reportOrigins(OriginPage page) throws InvalidInput {
        synchronized (this) {
            if (page.page() != nextPage && page.page() != 0) {
                throw new InvalidInput("page " + page.page() + " of origins came when page " + nextPage
                        + " was expected; begin again with page 0");
            }
            nextPage = page.page() + 1;
            lastMillis = clock.millis();
        }
        page.origins().forEach(origin -> desk.blocks().add(node, origin));
        page.unreadable().forEach(desk.blocks()::addUnreadable);
        if (page.last()) {
            synchronized (this) {
                complete = true;
            }
            log.info("node has told all its blocks node={} pages={}", name, page.page() + 1);
        }
        desk.news();
    }

    @Override
    public void leave() {
        log.info("node stops during the rescue node={} complete={}", name, isComplete());
    }
}
