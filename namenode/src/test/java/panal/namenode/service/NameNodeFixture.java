package panal.namenode.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import panal.namenode.balance.BalanceSettings;
import panal.namenode.commit.Committer;
import panal.namenode.journal.FileJournal;
import panal.namenode.journal.JournalSettings;
import panal.namenode.journal.Promise;
import panal.namenode.membership.Timing;
import panal.namenode.namespace.AddUser;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.FoundCluster;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.service.cluster.ClusterSettings;
import panal.protocol.quick.QuickConnection;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.Session;
import panal.protocol.rmi.RmiPort;
import panal.protocol.rmi.RmiSettings;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.UserKey;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Durability;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeName;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.testkit.FakeClock;

/**
 * A NameNode with a real journal behind real RMI, which can be killed and started again, and DataNodes without disks. As a
 * JUnit extension it is a fresh one, in a directory of its own, for each test.
 */
final class NameNodeFixture implements AutoCloseable, BeforeEachCallback, AfterEachCallback {
    static final long BLOCK = Limits.BLOCK_SIZE_MIN;
    static final ClusterSettings SETTINGS = new ClusterSettings(
            Timing.DEFAULT,
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofSeconds(60),
            Duration.ofHours(2),
            Duration.ofMinutes(30),
            BalanceSettings.DEFAULT.withAutomatic(false));

    final SecureRandom random = new SecureRandom();
    final ClusterSecret secret = ClusterSecret.random(random);
    final UserKey ana = UserKey.random(random);
    final UserKey bob = UserKey.random(random);
    final FakeClock clock = FakeClock.anyTime();
    final Map<NodeName, FakeDataNode> nodes = new LinkedHashMap<>();

    private final Promise promise;
    private final int nodesAtFirst;
    /** Made for one test, and cleared away after it. */
    private Path own;

    private Path directory;
    Committer committer;
    private RmiPort port;
    private NameNodeServer server;
    NameNode nameNode;

    NameNodeFixture(Path directory) throws Exception {
        this(directory, Promise.SYNCED);
    }

    @SuppressWarnings("NullAway.Init") // open() sets what is missing
    NameNodeFixture(Path directory, Promise promise) throws Exception {
        this.promise = promise;
        this.nodesAtFirst = 0;
        this.own = directory;
        open(directory);
    }

    /** An extension: before each test the cluster is there, with so many nodes. */
    @SuppressWarnings("NullAway.Init") // beforeEach() sets what is missing
    NameNodeFixture(int nodesAtFirst) {
        this.promise = Promise.SYNCED;
        this.nodesAtFirst = nodesAtFirst;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        own = Files.createTempDirectory("namenode");
        open(own);
        startNodes(nodesAtFirst);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        close();
        try (Stream<Path> files = Files.walk(own)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Where the journal is. */
    Path directory() {
        return directory;
    }

    private void open(Path journal) throws Exception {
        RmiSettings.apply("127.0.0.1");
        directory = journal;
        start();
        if (committer.published().clusterId().isNone()) {
            found();
        }
        begin();
    }

    private void found() throws Exception {
        committer.submit(new FoundCluster(new ClusterId(UUID.randomUUID()), "ana", ana.verifier(), clock.millis()));
        committer.submit(new AddUser("ana", "bob", bob.verifier(), java.util.Set.of()));
    }

    private void start() throws Exception {
        FileJournal journal = FileJournal.in(directory, Runnable::run, JournalSettings.DEFAULT.promising(promise));
        committer = Committer.open(journal, Thread::new, Committer.QUEUE);
    }

    private void begin() throws Exception {
        port = RmiPort.open("127.0.0.1", 0);
        server = NameNodeServer.start(committer, secret, port, SETTINGS, clock, random);
        nameNode = server.stub();
    }

    /** Stops the NameNode and starts it again; its soft state and its objects are gone. */
    void restart() throws Exception {
        close();
        start();
        begin();
    }

    /** The same with another directory from now on. */
    void restartIn(Path other) throws Exception {
        directory = other;
        restart();
    }

    /** Lets the housekeeper come by. */
    void tick() {
        server.tick();
    }

    /** Lets time pass with the NameNode and all nodes awake. */
    void pass(Duration time) throws Exception {
        pass(time, List.copyOf(nodes.values()));
    }

    /** Lets time pass for all but this node, which is silent. */
    void passWithout(FakeDataNode silent, Duration time) throws Exception {
        pass(time, nodes.values().stream().filter(node -> node != silent).toList());
    }

    private void pass(Duration time, List<FakeDataNode> awake) throws Exception {
        for (long left = time.toMillis(); left > 0; left -= 1_000) {
            clock.advance(Duration.ofMillis(Math.min(1_000, left)));
            for (FakeDataNode node : awake) {
                node.beat();
            }
            server.tick();
        }
    }

    /** Lets time pass while no node gives a sign of life. */
    void passInSilence(Duration time) throws Exception {
        pass(time, List.of());
    }

    /** Gives the nodes' blocks the headers that clients would have written. */
    void writeHeaders() {
        Namespace now = committer.published();
        now.inodes().stream()
                .filter(FileInode.class::isInstance)
                .map(FileInode.class::cast)
                .forEach(file -> {
                    FilePath path = now.pathOf(file.id()).orElseThrow();
                    int index = 0;
                    for (StoredBlock block : file.content().blocks()) {
                        BlockOrigin origin = new BlockOrigin(file.id(), index++, path);
                        nodes.values().forEach(node -> node.origins.put(block.id(), origin));
                    }
                });
    }

    void beatAll() throws Exception {
        for (FakeDataNode node : nodes.values()) {
            node.beat();
        }
    }

    /** Nodes that have joined and reported. */
    void startNodes(int count) throws Exception {
        for (int slot = 1; slot <= count; slot++) {
            FakeDataNode node = new FakeDataNode(secret, slot);
            node.start(nameNode);
            nodes.put(node.name, node);
        }
    }

    void rejoinAll() throws Exception {
        for (FakeDataNode node : nodes.values()) {
            node.start(nameNode);
        }
        server.tick();
    }

    FakeDataNode node(int slot) {
        FakeDataNode node = nodes.get(NodeName.ofSlot(slot));
        if (node == null) {
            throw new IllegalArgumentException("no node " + slot);
        }
        return node;
    }

    Session login(String user, UserKey key) throws Exception {
        return nameNode.login(
                key.prove(user, nameNode.challenge(ProtocolVersion.CURRENT).nonce()));
    }

    Session ana() throws Exception {
        return login("ana", ana);
    }

    /** The way in without RMI. */
    QuickConnection quickly(String user, UserKey key) throws Exception {
        QuickConnection connection = QuickConnection.open(port.address());
        connection.logIn(user, key);
        return connection;
    }

    static UploadRequest request(String path) {
        return request(path, 3, false, "ana@here pid 1");
    }

    static UploadRequest request(String path, int replication, boolean overwrite, String client) {
        return new UploadRequest(
                new FilePath(path), replication, BLOCK, Durability.SYNCED, overwrite, false, 0, client);
    }

    static RequestId newRequest() {
        return new RequestId(UUID.randomUUID());
    }

    /** Writes a granted block to all nodes of its chain. */
    FinishedBlock write(BlockGrant grant, BlockSum sum) {
        return write(grant, sum, grant.chain());
    }

    FinishedBlock write(BlockGrant grant, BlockSum sum, List<NodeName> on) {
        List<Receipt> receipts = new ArrayList<>();
        for (NodeName name : on) {
            receipts.add(node(name.slot()).write(grant.token(), sum));
        }
        return new FinishedBlock(grant.index(), grant.token().block(), sum, receipts);
    }

    /** A file of one block, from beginning to end. */
    FileStatus upload(Session session, String path, BlockSum sum) throws Exception {
        UploadGrant grant = session.begin(request(path, 3, true, "ana@here pid 1"));
        return session.complete(grant.ticket(), List.of(write(grant.first(), sum)), newRequest());
    }

    /** Kills the NameNode. */
    @Override
    public void close() {
        port.close();
        server.close();
        committer.close();
    }
}
