package panal.datanode;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.chain.ChainSettings;
import panal.datanode.chain.Chains;
import panal.datanode.chain.Peers;
import panal.datanode.copy.Sources;
import panal.datanode.heartbeat.Findings;
import panal.datanode.heartbeat.Membership;
import panal.datanode.heartbeat.NodeProfile;
import panal.datanode.heartbeat.Standing;
import panal.datanode.service.DataNodeService;
import panal.datanode.service.QuickTickets;
import panal.datanode.store.BlockStore;
import panal.datanode.store.NodeRecord;
import panal.protocol.config.RunningService;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.stream.StreamPool;
import panal.protocol.stream.StreamServer;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Address;

/** A DataNode that runs: its parts, put together, and the threads that drive them. */
final class DataNodeProcess implements RunningService {
    private static final Logger log = LoggerFactory.getLogger(DataNodeProcess.class);

    private final BlockStore store;
    private final RmiPort port;
    private final Chains chains;
    private final Membership membership;
    private final BackgroundWork work;
    private final Workers workers;
    /** Down when the node belongs to the cluster, or never will. */
    private final CountDownLatch decided = new CountDownLatch(1);

    private final AtomicReference<@Nullable PanalException> hopeless = new AtomicReference<>();

    private DataNodeProcess(
            BlockStore store,
            RmiPort port,
            Chains chains,
            Membership membership,
            BackgroundWork work,
            Workers workers) {
        this.store = store;
        this.port = port;
        this.chains = chains;
        this.membership = membership;
        this.work = work;
        this.workers = workers;
    }

    /**
     * Starts the node and waits until it has joined.
     *
     * @param onFailure told when a running node cannot go on
     */
    static DataNodeProcess start(
            NodePlan plan, ClusterSecret secret, NameServerLink names, Clock clock, Consumer<String> onFailure)
            throws PanalException, InterruptedException {
        BlockStore store = BlockStore.open(plan.store(), clock);
        DataNodeProcess process;
        try {
            process = assemble(plan, store, secret, names, clock);
        } catch (PanalException refused) {
            store.close();
            throw refused;
        }
        boolean joined = false;
        try {
            process.begin(plan, onFailure);
            joined = true;
        } finally {
            if (!joined) {
                process.close();
            }
        }
        return process;
    }

    @Override
    public Address address() {
        return port.address();
    }

    @Override
    public void close() {
        try {
            workers.stopBeating();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        membership.leave();
        work.close();
        chains.abortAll();
        port.close();
        workers.close();
        store.close();
        log.info("stopped address={}", port.address());
    }

    private static DataNodeProcess assemble(
            NodePlan plan, BlockStore store, ClusterSecret secret, NameServerLink names, Clock clock)
            throws PanalException {
        NodeRecord record = store.node();
        Standing standing = new Standing(record.node(), plan.wished(), record.heard(), clock);
        RmiPort port = RmiPort.openForData(plan.bindHost(), plan.port());
        Workers workers = new Workers();
        ChainSettings settings = ChainSettings.forHeap(Runtime.getRuntime().maxMemory());
        Peers peers = new NamedPeers(names);
        Optional<StreamPool> pool = plan.streams() ? Optional.of(new StreamPool(peers, clock)) : Optional.empty();
        Chains chains = new Chains(store, secret, standing, peers, pool, port, workers.forwarding(), clock, settings);
        DataNodeService service = new DataNodeService(secret, standing, store, chains, clock);
        if (plan.streams()) {
            serveStreams(service, port, settings, clock);
            port.serve(new QuickServer(new QuickTickets(service, standing)));
        }
        Findings findings = new Findings();
        Sources sources = new Sources(peers, pool);
        BackgroundWork work =
                BackgroundWork.of(plan, store, standing, sources, findings, service, workers.copying(), clock);
        DataNode stub = port.export(service, DataNode.class);
        NodeProfile profile = new NodeProfile(stub, port.address(), plan.machine(), plan.rack());
        long started = clock.millis();
        Membership membership = new Membership(
                names,
                secret,
                store,
                standing,
                profile,
                () -> store.health(service.transfers(), clock.millis() - started),
                work,
                findings,
                workers.background(),
                clock);
        return new DataNodeProcess(store, port, chains, membership, work, workers);
    }

    private static void serveStreams(DataNodeService service, RmiPort port, ChainSettings settings, Clock clock) {
        StreamServer streams =
                new StreamServer(service, settings.writersMax(), settings.admission(), clock, new SecureRandom());
        port.serve(streams);
        service.giveStreams(streams);
    }

    private void begin(NodePlan plan, Consumer<String> onFailure) throws PanalException, InterruptedException {
        workers.tend(this::tend);
        workers.scrub(this::scrub);
        workers.beat(() -> tick(onFailure));
        if (!decided.await(plan.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Unreachable("not joined within " + plan.patience().toSeconds() + " s: " + membership.obstacle());
        }
        PanalException never = hopeless.get();
        if (never != null) {
            throw never;
        }
    }

    private void tick(Consumer<String> onFailure) {
        try {
            membership.tick();
            if (membership.joined()) {
                decided.countDown();
            }
        } catch (PanalException never) {
            workers.beatNoMore();
            hopeless.set(never);
            if (decided.getCount() == 0) {
                onFailure.accept(String.valueOf(never.getMessage()));
            }
            decided.countDown();
        } catch (RuntimeException unforeseen) {
            log.error("heartbeat failed", unforeseen);
        }
    }

    private void tend() {
        try {
            store.tend();
            chains.expire();
        } catch (RuntimeException unforeseen) {
            log.error("tending failed", unforeseen);
        }
    }

    private void scrub() {
        try {
            work.scrubber().step();
        } catch (InterruptedException stopped) {
            log.debug("scrub stopped why=\"{}\"", stopped.getMessage());
        } catch (RuntimeException unforeseen) {
            log.error("scrub failed", unforeseen);
        }
    }
}
