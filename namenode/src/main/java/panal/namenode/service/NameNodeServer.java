package panal.namenode.service;

import java.io.Closeable;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.balance.Balancer;
import panal.namenode.commit.Committer;
import panal.namenode.commit.Published;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.ClusterSettings;
import panal.namenode.service.cluster.EpochGuard;
import panal.namenode.service.cluster.Tokens;
import panal.namenode.service.query.FileQueries;
import panal.namenode.service.query.HealthQueries;
import panal.namenode.service.query.TreeQueries;
import panal.namenode.service.upload.PathHolds;
import panal.namenode.service.upload.Writing;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.NameNode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.Nonces;
import panal.protocol.value.Epoch;

/** A NameNode at work on a founded cluster: its remote objects and their soft state. Thread-safe. */
public final class NameNodeServer implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(NameNodeServer.class);

    private final Cluster cluster;
    private final Housekeeping housekeeping;
    private final Watchtower watches;
    private final NameNode stub;

    private NameNodeServer(Cluster cluster, Housekeeping housekeeping, Watchtower watches, NameNode stub) {
        this.cluster = cluster;
        this.housekeeping = housekeeping;
        this.watches = watches;
        this.stub = stub;
    }

    /**
     * Begins a new epoch and opens the front door on {@code port}. Whoever calls this calls {@link #tick} from then on.
     *
     * @param committer of a cluster that is founded; stays the caller's to close, after {@code port}
     */
    public static NameNodeServer start(
            Committer committer,
            ClusterSecret secret,
            RmiPort port,
            ClusterSettings settings,
            Clock clock,
            SecureRandom random)
            throws PanalException {
        Epoch end = new Epoch(committer.published().epoch(), committer.transaction());
        EpochGuard epochs = EpochGuard.begin(committer, clock, end);
        Tokens tokens = new Tokens(secret, epochs, clock);
        Cluster cluster = new Cluster(settings, tokens::toRead, clock, random);
        Published recovered = committer.subscribe(published -> cluster.follow(published.edits()));
        cluster.load(recovered.namespace());
        logBegun(epochs, end, recovered);

        PathHolds holds = new PathHolds(clock, settings.holdTime());
        Links links = new Links(port);
        LeavingNodes leaving = new LeavingNodes(clock);
        Balancer balancer = new Balancer(new BalanceFloor(cluster, random), clock, settings.balance());
        Watchtower watches = Watchtower.on(committer, epochs, port, clock);
        ClusterReports reports = new ClusterReports(committer, cluster, epochs, clock, leaving, balancer);
        Desks desks = new Desks(
                new FileQueries(committer, cluster, tokens),
                new TreeQueries(committer::published),
                new FileChanges(committer, cluster, clock),
                Writing.on(committer, cluster, secret, tokens, holds, settings, clock),
                new HealthQueries(committer::published, cluster, clock),
                reports,
                operators(committer, cluster, port, links, balancer, clock),
                watches);
        Sessions sessions = new Sessions(port, clock, settings.sessionIdle(), desks);
        Nonces nonces = new Nonces(clock, random);
        JoinDesk joins = new JoinDesk(committer, cluster, secret, nonces, links, epochs, clock);
        FrontDoor door = new FrontDoor(committer, reports, nonces, sessions, joins);
        Housekeeping housekeeping = new Housekeeping(
                committer,
                cluster,
                clock,
                sessions,
                links,
                holds,
                new MemberCare(committer, cluster, links, leaving, balancer));
        return new NameNodeServer(cluster, housekeeping, watches, opened(port, door));
    }

    private static NameNode opened(RmiPort port, FrontDoor door) throws PanalException {
        port.serve(new QuickServer(door));
        return port.export(door, NameNode.class);
    }

    private static void logBegun(EpochGuard epochs, Epoch end, Published recovered) {
        log.info(
                "epoch begun epoch={} journal_end={} blocks={}",
                epochs.number(),
                end,
                recovered.namespace().counts().blocks());
        recovered
                .namespace()
                .lostEnd()
                .ifPresent(lost -> log.error(
                        "journal is stale, as was found at an earlier start node={} heard={} journal={} epoch={}",
                        lost.witness(),
                        lost.heard(),
                        lost.own(),
                        epochs.number()));
    }

    private static Operators operators(
            Committer committer, Cluster cluster, RmiPort port, Links links, Balancer balancer, Clock clock) {
        OperatorDesks desks = new OperatorDesks(
                new OperatorDesk(committer, cluster),
                new MemberDesk(committer, cluster, links, clock),
                new Stakes(committer, cluster),
                balancer);
        return new Operators(port, committer, desks);
    }

    /** What is registered in the name server. */
    public NameNode stub() {
        return stub;
    }

    /** Whether a DataNode has proven that the journal is an old copy, or has lost its end. */
    public boolean journalIsOld() {
        return cluster.journalIsOld();
    }

    /** Lets time have its effect; to be called a few times a second, by one thread. */
    public void tick() {
        try {
            watches.sweep();
            housekeeping.run();
        } catch (PanalException refused) {
            log.warn("housekeeping put off reason=\"{}\"", refused.getMessage());
        } catch (RuntimeException unforeseen) {
            log.error("housekeeping failed", unforeseen);
        }
    }

    /** Whoever watches is told nothing more. The objects go with their port. */
    @Override
    public void close() {
        watches.close();
    }
}
