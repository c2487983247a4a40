package panal.cliente.console.command;

import java.io.Closeable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import panal.cliente.watch.FakeWatches;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.Home;
import panal.protocol.config.UserKeyFiles;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.DataNode;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NameServer;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.remote.Operator;
import panal.protocol.remote.Session;
import panal.protocol.remote.Watches;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Entry;
import panal.protocol.value.Epoch;
import panal.protocol.value.HealingFigures;
import panal.protocol.value.HealingLine;
import panal.protocol.value.MetadataDirectory;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeReport;
import panal.protocol.value.NodeStatus;
import panal.protocol.value.NodeWork;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Undertaking;
import panal.protocol.value.UnfinishedTotals;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.UserProof;

/** A whole cluster in this process, called over real RMI: what stands on the other side of the console. */
final class MemoryCluster implements Closeable, NameNode {
    private static final UserKey KEY = UserKey.decode("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

    private final RmiPort port;
    private final MemoryNames names;
    private final MemoryTree tree = new MemoryTree();
    private final MemoryHealth health = new MemoryHealth(tree);
    private final MemoryOperator operator = new MemoryOperator();
    private final FakeWatches watches = new FakeWatches();
    private final Operator operatorStub;
    private final Watches watchesStub;
    /** So many reports are refused before one is given. */
    final AtomicInteger unready = new AtomicInteger();

    /** Log-ins by RMI, and by those who ask without it. */
    final AtomicInteger logins = new AtomicInteger();

    final AtomicInteger quickLogins = new AtomicInteger();
    /** Looks at the whole cluster, as log-ins above. */
    final AtomicInteger statuses = new AtomicInteger();

    final AtomicInteger quickStatuses = new AtomicInteger();
    /** Whether this is a cluster of which nothing can be asked without RMI. */
    volatile boolean onlyByRmi;

    MemoryCluster(Path homePath) throws Exception {
        Home home = new Home(homePath);
        ClusterSecret secret = ClusterKeyFile.createIfAbsent(home, new SecureRandom());
        UserKeyFiles.write(home, "ana", KEY);
        port = RmiPort.open("127.0.0.1", 0);
        port.serve(new QuickServer(new Quickly()));
        operatorStub = port.export(operator, Operator.class);
        watchesStub = port.export(watches, Watches.class);
        names = new MemoryNames(secret);
        NameServer server = port.export(names, NameServer.class);
        port.createRegistry().rebind("nameserver", server);
        String address = port.address().toString();
        names.put(new Entry("nameserver", server, address, Set.of("role:nameserver")));
        names.put(new Entry("namenode", port.export(this, NameNode.class), address, Set.of("role:namenode")));
        names.put(new Entry(
                "datanode-1",
                port.export(new MemoryDataNode(), DataNode.class),
                address,
                Set.of("role:datanode", "host:one")));
    }

    Address address() {
        return port.address();
    }

    MemoryTree tree() {
        return tree;
    }

    MemoryHealth health() {
        return health;
    }

    MemoryOperator operator() {
        return operator;
    }

    FakeWatches watches() {
        return watches;
    }

    private ClusterReport report() throws PanalException {
        if (unready.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new panal.protocol.error.SafeMode("the NameNode is starting");
        }
        NodeWork work = new NodeWork(1, 2, 3, 5, 10, MemoryTree.MODIFIED, 0);
        return new ClusterReport(
                glance(),
                60_000,
                operator.safeMode(),
                List.of(
                        new NodeReport(glance().nodes().get(0), work, 3),
                        new NodeReport(glance().nodes().get(1), NodeWork.NONE, 0)),
                new HealingFigures(
                        List.of(new HealingLine("with one copy left", 2)), 64 << 20, 1, 1, 32 << 20, 119_600, ""),
                List.of(new Undertaking("leave datanode-2", 5, 10, 9_000, "going on")),
                new BalanceProgress("off", false, 5, 0, 0, 0, 0, 0, 0, ""),
                List.of(new MetadataDirectory("/meta", MetadataDirectory.CURRENT, 99, "")),
                operator.kept,
                unfinished());
    }

    private UnfinishedTotals unfinished() {
        long bytes = tree.unfinished.stream().mapToLong(UnfinishedUpload::bytes).sum();
        return new UnfinishedTotals(tree.unfinished.size(), bytes, 3 * bytes);
    }

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public Challenge challenge(ProtocolVersion caller) {
        return new Challenge(new Bits256(1, 2, 3, 4), ProtocolVersion.CURRENT);
    }

    @Override
    public Session login(UserProof proof) throws PanalException {
        requireProven(proof);
        logins.incrementAndGet();
        return port.export(memory(), Session.class);
    }

    /** What is asked without RMI. */
    private final class Quickly implements QuickServer.Desk {
        @Override
        public Address where(String service) throws PanalException {
            if (onlyByRmi) {
                throw new NotFound(service);
            }
            return port.address();
        }

        @Override
        public Challenge challenge(ProtocolVersion caller) {
            return MemoryCluster.this.challenge(caller);
        }

        @Override
        public ClusterStatus status() {
            quickStatuses.incrementAndGet();
            return glance();
        }

        @Override
        public Session session(UserProof proof) throws PanalException {
            requireProven(proof);
            quickLogins.incrementAndGet();
            return memory();
        }
    }

    private MemorySession memory() {
        return new MemorySession(tree, health, operatorStub, watchesStub, this::report);
    }

    private static void requireProven(UserProof proof) throws AccessDenied {
        if (!UserKey.proven(proof, KEY.verifier())) {
            throw new AccessDenied("user " + proof.user() + " is not known with this key");
        }
    }

    @Override
    public NodeWelcome join(NodeJoin join) {
        throw new UnsupportedOperationException("no DataNode joins here");
    }

    @Override
    public ClusterStatus status() {
        statuses.incrementAndGet();
        return glance();
    }

    private ClusterStatus glance() {
        NodeHealth healthy = new NodeHealth(1_000_000, 250_000, 750_000, 3, 0, 65_000, 1, 0);
        NodeHealth unknown = new NodeHealth(0, 0, 0, 0, 0, 0, 0, 0);
        return new ClusterStatus(
                new ClusterId(new UUID(1, 2)),
                new Epoch(4, 99),
                "",
                2,
                3,
                3,
                1,
                0,
                List.of(
                        new NodeStatus(
                                MemoryDataNode.NAME, MemoryDataNode.ID, port.address(), "live", "", healthy, 420),
                        new NodeStatus(
                                NodeName.ofSlot(2),
                                new NodeId(new UUID(8, 8)),
                                new Address("127.0.0.1", 9),
                                "dead",
                                "not seen since the NameNode's start",
                                unknown,
                                -1)));
    }

    @Override
    public void close() {
        port.close();
    }
}
