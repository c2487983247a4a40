package panal.cliente;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.NotFound;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.error.StaleEpoch;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.remote.Session;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.UserKey;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Epoch;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.UserProof;

/** A NameNode whose state outlives its process: {@link #restart} keeps the files and uploads, and loses the objects. */
final class FakeNameNode implements NameNode {
    /** A complete file. */
    record Content(FileStatus status, List<FinishedBlock> blocks) {}

    /** An upload under way. */
    static final class Upload {
        volatile UploadRequest request;
        final FileId file;
        final Map<Integer, BlockId> granted = new TreeMap<>();
        final Map<Integer, Integer> attempts = new TreeMap<>();
        final Map<Integer, FinishedBlock> finished = new TreeMap<>();
        /** Whether more is known of it than its ticket. */
        volatile boolean entity;

        volatile boolean held = true;

        Upload(UploadRequest request, FileId file) {
            this.request = request;
            this.file = file;
        }
    }

    final Map<FilePath, Content> files = new ConcurrentHashMap<>();
    final Map<Long, Upload> uploads = new ConcurrentHashMap<>();
    /** How often an upload was taken up; also of those that are over. */
    final Map<Long, Integer> turns = new ConcurrentHashMap<>();

    final Map<String, FileStatus> answered = new ConcurrentHashMap<>();
    final List<String> corruptReports = Collections.synchronizedList(new ArrayList<>());
    final List<List<NodeName>> failedNodes = Collections.synchronizedList(new ArrayList<>());
    final AtomicLong ids = new AtomicLong(10);
    final AtomicLong epoch = new AtomicLong(1);
    final AtomicInteger logins = new AtomicInteger();
    final AtomicInteger renewals = new AtomicInteger();
    final AtomicInteger abandoned = new AtomicInteger();
    final AtomicInteger parked = new AtomicInteger();
    /** How many completions lose their answer. */
    final AtomicInteger lostAnswers = new AtomicInteger();

    volatile String safeMode = "";
    volatile ProtocolVersion version = ProtocolVersion.CURRENT;

    private final FakeCluster cluster;
    private Optional<RmiPort> port = Optional.empty();
    private final Map<Bits256, Boolean> nonces = new ConcurrentHashMap<>();

    FakeNameNode(FakeCluster cluster) {
        this.cluster = cluster;
    }

    synchronized void up() throws PanalException {
        RmiPort opened = RmiPort.open("127.0.0.1", 0);
        cluster.bind("namenode", opened.export(this, NameNode.class));
        port = Optional.of(opened);
    }

    synchronized void down() {
        port.ifPresent(RmiPort::close);
        port = Optional.empty();
    }

    /** As a new process: every session and every stub is dead, and the epoch is another. */
    void restart() throws PanalException {
        down();
        nonces.clear();
        epoch.incrementAndGet();
        up();
    }

    @Override
    public ProtocolVersion version() {
        return version;
    }

    @Override
    public Challenge challenge(ProtocolVersion caller) {
        Bits256 nonce = new Bits256(ids.incrementAndGet(), 2, 3, 4);
        nonces.put(nonce, true);
        return new Challenge(nonce, version);
    }

    @Override
    public synchronized Session login(UserProof proof) throws PanalException {
        if (nonces.remove(proof.nonce()) == null || !UserKey.proven(proof, FakeCluster.KEY.verifier())) {
            throw new AccessDenied("user " + proof.user() + " is not known with this key");
        }
        logins.incrementAndGet();
        return port.orElseThrow().export(new FakeSession(cluster, this), Session.class);
    }

    @Override
    public NodeWelcome join(NodeJoin join) {
        throw new UnsupportedOperationException("no DataNode joins here");
    }

    @Override
    public ClusterStatus status() {
        return new ClusterStatus(
                new ClusterId(new UUID(1, 1)),
                new Epoch(epoch.get(), 0),
                safeMode,
                0,
                files.size(),
                0,
                0,
                0,
                List.of());
    }

    BlockToken token(BlockId block, BlockToken.Mode mode, int attempt) {
        return new BlockToken(block, mode, attempt, epoch.get(), Long.MAX_VALUE, Bits256.ZERO);
    }

    /** As a DataNode does it that has heard of the current epoch. */
    void checkToken(BlockToken token, BlockToken.Mode mode) throws PanalException {
        if (token.mode() != mode) {
            throw new AccessDenied("the token is for " + token.mode());
        }
        if (token.epoch() < epoch.get()) {
            throw new StaleEpoch("token of epoch " + token.epoch() + ", the epoch is " + epoch.get());
        }
    }

    FileStatus statusOf(UploadRequest request, FileId id, long length) {
        return new FileStatus(
                request.path(),
                id,
                FileType.FILE,
                length,
                request.replication(),
                request.blockSize(),
                request.modifiedMillis(),
                "ana",
                "ana",
                0644);
    }

    Content content(FilePath path) throws NotFound {
        Content content = files.get(path);
        if (content == null) {
            throw new NotFound("no " + path);
        }
        return content;
    }

    Upload upload(UploadTicket ticket) throws PanalException {
        requireTurn(ticket);
        Upload upload = uploads.get(ticket.upload().number());
        if (upload == null) {
            throw new NotFound("no upload " + ticket.upload());
        }
        return upload;
    }

    void requireTurn(UploadTicket ticket) throws PathHeld {
        if (turns.getOrDefault(ticket.upload().number(), 0) != ticket.turn()) {
            throw new PathHeld("the upload to " + ticket.path() + " was taken up by another; this one ends");
        }
    }

    void maybeLoseAnswer() throws OutcomeUnknown {
        if (lostAnswers.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new OutcomeUnknown("the answer is lost");
        }
    }
}
