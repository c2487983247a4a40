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
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.Order;
import panal.protocol.value.OriginPage;
import panal.protocol.value.StockPage;

/** Hears one DataNode's origins, page by page, and how its disks are meanwhile. Thread-safe. */
final class RescueLink implements NodeLink {
    private static final Logger log = LoggerFactory.getLogger(RescueLink.class);
    /** How long a busy disk may take for a page; until then a node that lives is believed to read. */
    private static final Duration PAGE_WITHIN = Duration.ofMinutes(5);
    /** The first heartbeat behind the last page may be from before a disk failed; the second one is not. */
    private static final int BEATS_BEHIND = 2;

    private final NodeId node;
    private final NodeName name;
    private final Epoch heard;
    private final RescueDesk desk;
    private final Clock clock;
    private final Duration askAgain;
    /** Guarded by this, as all below. When the last page came, or was asked for; 0 before. */
    private long lastMillis;

    /** When the last page came, or the first one was asked for. */
    private long pageMillis;

    private int nextPage;
    /** Blocks on the pages since page 0. */
    private long told;

    /** Whether the last page has come. */
    private boolean ended;

    private int beatsBehind;
    private int failedDirectories;
    /** Whether a disk has come back whose blocks may not be on the pages. */
    private boolean outdated;

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

    /** Whether the node has told all it has, and no disk of it failed meanwhile without a word. */
    synchronized boolean isComplete() {
        return ended && beatsBehind >= BEATS_BEHIND;
    }

    /** Data directories that the node cannot read, as far as is known. */
    synchronized int failedDirectories() {
        return failedDirectories;
    }

    @Override
    public HeartbeatAnswer heartbeat(Heartbeat heartbeat) {
        long now = clock.millis();
        boolean ask;
        boolean reads;
        synchronized (this) {
            look(heartbeat.health());
            ask = !ended && (lastMillis == 0 || now - lastMillis > askAgain.toMillis());
            if (ask) {
                pageMillis = lastMillis == 0 ? now : pageMillis;
                lastMillis = now;
            }
            reads = !isComplete() && now - pageMillis < PAGE_WITHIN.toMillis();
        }
        if (reads) {
            desk.news();
        }
        return new HeartbeatAnswer(heard, now, ask ? List.of(new Order.ReportOrigins()) : List.of());
    }

    /** A directory that is back, or more blocks than were told: then the pages have to come anew. */
    private void look(NodeHealth health) {
        outdated |= health.failedDirectories() < failedDirectories;
        failedDirectories = health.failedDirectories();
        if (ended && (outdated || health.blocks() > told)) {
            log.info(
                    "node has more than it told, and is asked again node={} told={} blocks={}",
                    name,
                    told,
                    health.blocks());
            ended = false;
            outdated = false;
            lastMillis = 0;
        }
        beatsBehind += ended ? 1 : 0;
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
            if (page.page() == 0) {
                told = 0;
                ended = false;
            }
            beatsBehind = 0;
            lastMillis = clock.millis();
            pageMillis = lastMillis;
        }
        page.origins().forEach(origin -> desk.blocks().add(node, origin));
        page.unreadable().forEach(desk.blocks()::addUnreadable);
        synchronized (this) {
            told += page.origins().size() + page.unreadable().size();
            ended |= page.last();
        }
        if (page.last()) {
            log.info("node has told all its blocks node={} pages={}", name, page.page() + 1);
        }
        desk.news();
    }

    @Override
    public void leave() {
        log.info("node stops during the rescue node={} complete={}", name, isComplete());
    }
}
