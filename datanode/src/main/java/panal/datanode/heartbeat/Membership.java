package panal.datanode.heartbeat;

import java.rmi.NoSuchObjectException;
import java.rmi.RemoteException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.store.BlockStore;
import panal.datanode.store.StockNews;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.error.VersionMismatch;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.remote.NodeLink;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Finding;
import panal.protocol.value.Heartbeat;
import panal.protocol.value.HeartbeatAnswer;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.Replica;

/**
 * This node's place in the cluster: joins, gives signs of life, and joins again by itself when the NameNode is gone or was
 * restarted. {@link #tick} is called by one thread; the rest is thread-safe.
 */
public final class Membership {
    private static final Logger log = LoggerFactory.getLogger(Membership.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int CHANGES_PER_HEARTBEAT = 5_000;
    private static final int FAILURES_MAX = 3;
    private static final Duration FULL_REPORT = Duration.ofHours(1);

    private final BlockStore store;
    private final Standing standing;
    private final Admission admission;
    private final NameEntry entry;
    private final Supplier<NodeHealth> health;
    private final Clock clock;
    private final JoinTries tries;
    private final OrderDesk orders;
    private final StockReporter reporter;
    private final OneAtATime reporting;
    private final OriginReporter origins;
    private final OneAtATime reportingOrigins;
    private final OneAtATime remembering;
    private final Duties duties;
    private final Findings findings;

    private volatile Optional<NodeLink> link = Optional.empty();
    private volatile boolean reportWanted;
    private volatile boolean everJoined;
    private Instant nextBeat;
    private volatile Instant nextReport;
    private int failures;

    /**
     * Does nothing yet.
     *
     * @param duties what is done on order
     * @param findings what there is to tell with each heartbeat
     * @param background runs what may take longer than a heartbeat
     */
    public Membership(
            NameServerLink names,
            ClusterSecret secret,
            BlockStore store,
            Standing standing,
            NodeProfile profile,
            Supplier<NodeHealth> health,
            Duties duties,
            Findings findings,
            Executor background,
            Clock clock) {
        this.store = store;
        this.standing = standing;
        this.admission = new Admission(names, secret, store, standing, profile);
        this.entry = new NameEntry(names, secret, profile, background);
        this.health = health;
        this.clock = clock;
        this.duties = duties;
        this.findings = findings;
        this.reporter = new StockReporter(store.stock());
        this.reporting = new OneAtATime(background, this::report);
        this.origins = new OriginReporter(store);
        this.reportingOrigins = new OneAtATime(background, this::reportOrigins);
        this.orders = new OrderDesk(store, duties, background, new Wanted(), clock);
        this.remembering = new OneAtATime(background, this::remember);
        this.tries = new JoinTries(clock);
        this.nextBeat = clock.instant();
        this.nextReport = Instant.MAX;
    }

    /** Whether the node belongs to the cluster now. */
    public boolean joined() {
        return link.isPresent();
    }

    /** Why the node has not joined, for a message. */
    public String obstacle() {
        return tries.obstacle();
    }

    /**
     * Joins, or gives a sign of life, if that is due; to be called several times a second.
     *
     * @throws PanalException if this node cannot belong to the cluster, whatever it tries again; it has to stop
     */
    public void tick() throws PanalException {
        if (link.isEmpty() && tries.isDue()) {
            join();
        }
        if (link.isPresent() && !clock.instant().isBefore(nextBeat)) {
            nextBeat = clock.instant().plus(PERIOD);
            beat(link.get());
        }
    }

    /** Says good-bye: the node stops on purpose. */
    public void leave() {
        Optional<NodeLink> last = link;
        link = Optional.empty();
        entry.withdraw();
        try {
            store.hear(standing.heard());
            if (last.isPresent()) {
                last.get().leave();
            }
        } catch (RemoteException | LocalFailure notHeard) {
            log.info("left without a word why=\"{}\"", notHeard.getMessage());
        }
    }

    private void join() throws PanalException {
        try {
            NodeLink joined = admission.join();
            link = Optional.of(joined);
            failures = 0;
            tries.succeeded();
            nextBeat = clock.instant();
            reportWanted = true;
            log.info(
                    "joined name={} cluster={} epoch={}",
                    standing.name(),
                    store.node().cluster(),
                    standing.heard());
            entry.keep(standing.name());
            everJoined = true;
        } catch (ForeignCluster | VersionMismatch hopeless) {
            throw hopeless;
        } catch (PanalException refused) {
            if (refused instanceof AccessDenied && !everJoined) {
                throw refused;
            }
            String reason = String.valueOf(refused.getMessage());
            tries.failed(reason).ifPresent(level -> log.atLevel(level)
                    .log(
                            "not joined next_try_ms={} why=\"{}\"",
                            tries.untilNext().toMillis(),
                            reason));
        }
    }

    private void beat(NodeLink to) {
        StockNews news = store.stock().news(CHANGES_PER_HEARTBEAT);
        List<Finding> found = findings.oldest(Limits.FINDINGS / 2);
        List<Replica> damaged = store.stock().damage().untold(Limits.FINDINGS / 2);
        Heartbeat heartbeat =
                new Heartbeat(health.get(), duties.work(), news.at(), news.changes(), withOwn(found, damaged));
        try {
            HeartbeatAnswer answer = RemoteCalls.call("namenode", () -> to.heartbeat(heartbeat));
            failures = 0;
            if (!standing.hear(answer.epoch(), answer.nowMillis())) {
                lost("orders of epoch " + answer.epoch() + " are refused, heard was " + standing.heard());
                return;
            }
            store.stock().acknowledged(news.at(), false);
            findings.told(found);
            store.stock().damage().told(damaged);
            orders.take(answer.orders(), answer.epoch().number());
            followUp(news);
        } catch (NoSuchObjectException restarted) {
            lost("the NameNode was restarted");
        } catch (Unreachable silent) {
            failures++;
            log.warn("heartbeat failed times={} why=\"{}\"", failures, silent.getMessage());
            if (failures >= FAILURES_MAX) {
                lost("the NameNode does not answer");
            }
        } catch (PanalException refused) {
            lost(String.valueOf(refused.getMessage()));
        }
    }

    private List<Finding> withOwn(List<Finding> found, List<Replica> damaged) {
        List<Finding> all = new ArrayList<>(found);
        for (Replica replica : damaged) {
            all.add(new Finding.CorruptReplica(replica.block(), replica.attempt(), standing.name()));
        }
        return all;
    }

    private void followUp(StockNews news) {
        if (reportWanted || !news.complete() || !clock.instant().isBefore(nextReport)) {
            reporting.begin();
        }
        if (standing.heard().compareTo(store.node().heard()) > 0) {
            remembering.begin();
        }
        entry.keep(standing.name());
    }

    private void lost(String why) {
        log.warn("membership lost, joining again why=\"{}\"", why);
        link = Optional.empty();
        orders.forget();
        tries.hurry();
    }

    /** What the NameNode may want to be told. */
    private final class Wanted implements OrderDesk.Reports {
        @Override
        public void stock() {
            reportWanted = true;
        }

        @Override
        public void origins() {
            reportingOrigins.begin();
        }
    }

    private void reportOrigins() {
        Optional<NodeLink> to = link;
        if (to.isEmpty()) {
            return;
        }
        try {
            origins.report(to.get());
        } catch (NoSuchObjectException | PanalException failed) {
            log.warn("origins not reported why=\"{}\"", failed.getMessage());
        }
    }

    private void report() {
        Optional<NodeLink> to = link;
        if (to.isEmpty()) {
            return;
        }
        reportWanted = false;
        try {
            reporter.report(to.get());
            // A NameNode that has just been started has heard of these blocks only now, and of no damage to them.
            store.stock().damage().tellAll();
            nextReport = clock.instant().plus(FULL_REPORT);
        } catch (NoSuchObjectException | PanalException failed) {
            log.warn("stock not reported why=\"{}\"", failed.getMessage());
            reportWanted = true;
        }
    }

    private void remember() {
        try {
            store.hear(standing.heard());
        } catch (LocalFailure failed) {
            log.warn("epoch not remembered why=\"{}\"", failed.getMessage());
        }
    }
}
