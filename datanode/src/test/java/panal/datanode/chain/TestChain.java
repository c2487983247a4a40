package panal.datanode.chain;

import java.nio.file.Path;
import java.rmi.RemoteException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.stream.StreamConnection;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** Three DataNodes that find each other, and a client that writes to them. */
final class TestChain implements AutoCloseable {
    static final ChainSettings SETTINGS = new ChainSettings(
            8, Duration.ofMillis(200), 8, Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMinutes(2));

    final ClusterSecret secret = ClusterSecret.random(new SecureRandom());
    final List<TestNode> nodes = new ArrayList<>();
    final KnownPeers peers = new KnownPeers();
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Which pass blocks on by RMI. */
    TestChain(Path home, Clock clock, long capacity) throws PanalException {
        this(home, clock, capacity, Set.of());
    }

    /** Those on these slots have streams. */
    TestChain(Path home, Clock clock, long capacity, Set<Integer> streaming) throws PanalException {
        this.clock = clock;
        for (int slot = 1; slot <= 3; slot++) {
            TestNode node = TestNode.start(
                    slot,
                    home.resolve("node" + slot),
                    capacity,
                    secret,
                    peers,
                    threads,
                    clock,
                    SETTINGS,
                    streaming.contains(slot));
            nodes.add(node);
            peers.put(node.name(), node.stub());
        }
    }

    TestNode node(int slot) {
        return nodes.get(slot - 1);
    }

    /** Something else stands where this node was. */
    void replace(int slot, DataNode other) {
        peers.put(NodeName.ofSlot(slot), other);
    }

    BlockToken token(long block, BlockToken.Mode mode, int attempt) {
        return secret.sign(new BlockToken(new BlockId(block), mode, attempt, 5, clock.millis() + 60_000, Bits256.ZERO));
    }

    BlockWrite order(long block, int attempt) {
        BlockOrigin origin = new BlockOrigin(new FileId(1), 0, new FilePath("/f"));
        List<NodeName> rest = List.of(NodeName.ofSlot(2), NodeName.ofSlot(3));
        return new BlockWrite(token(block, BlockToken.Mode.WRITE, attempt), origin, Durability.SYNCED, rest);
    }

    /** Writes a block to the first node as a client does. */
    List<Receipt> write(long block, int attempt, byte[] data, long patienceMillis)
            throws PanalException, RemoteException {
        BlockWriter writer = node(1).stub().open(order(block, attempt));
        for (Packet packet : packets(data)) {
            writer.write(packet);
        }
        return writer.finish(sum(data), patienceMillis);
    }

    /** A stream to a node, as a client opens one. */
    StreamConnection stream(int slot) throws PanalException, RemoteException {
        TestNode node = node(slot);
        return StreamConnection.open(node.name().text(), node.port().address(), node.stub().stream());
    }

    static List<Packet> packets(byte[] data) {
        RecordEncoder encoder = new RecordEncoder();
        List<Packet> packets = new ArrayList<>();
        int at = 0;
        while (at < data.length) {
            at += encoder.put(data, at, data.length - at);
            packets.add(encoder.take());
        }
        return packets;
    }

    static BlockSum sum(byte[] data) {
        return new BlockSum(data.length, panal.protocol.block.Crc32cSum.of(data, 0, data.length));
    }

    static byte[] data(long seed, int length) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return data;
    }

    @Override
    public void close() {
        nodes.forEach(TestNode::close);
        threads.shutdownNow();
    }
}
