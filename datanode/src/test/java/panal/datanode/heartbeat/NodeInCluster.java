package panal.datanode.heartbeat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import panal.datanode.store.BlockStore;
import panal.datanode.store.StoreSettings;
import panal.datanode.store.UnfinishedBlock;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.remote.DataNode;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NameServer;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.Durability;
import panal.protocol.value.Entry;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.Replica;
import panal.testkit.FakeClock;
import panal.testkit.ManualExecutor;

/** A node with a store, and the cluster that it may join. */
abstract class NodeInCluster {
    @TempDir
    Path home;

    final ClusterSecret secret = ClusterSecret.random(new SecureRandom());
    final FakeClock clock = FakeClock.anyTime();
    final ManualExecutor background = new ManualExecutor();
    final FakeNames names = new FakeNames();
    final FakeDuties duties = new FakeDuties();
    final Findings findings = new Findings();
    RmiPort port;
    FakeNameNode nameNode;
    BlockStore store;
    Standing standing;
    Membership membership;

    @BeforeEach
    void start() throws Exception {
        port = RmiPort.open("127.0.0.1", 0);
        port.createRegistry().rebind(NameServerLink.NAME, port.export(names, NameServer.class));
        nameNode = new FakeNameNode(port, secret);
        names.entries.put(
                "namenode",
                new Entry(
                        "namenode",
                        port.export(nameNode, NameNode.class),
                        port.address().toString(),
                        Set.of()));
        store = BlockStore.open(new StoreSettings(List.of(home), Long.MAX_VALUE, 0), clock);
        standing = new Standing(
                store.node().node(), NodeName.ofSlot(1), store.node().heard(), clock);
        membership = membership(secret);
    }

    @AfterEach
    void stop() {
        store.close();
        port.close();
    }

    Membership membership(ClusterSecret key) {
        try {
            DataNode self = port.export(new NoDataNode(), DataNode.class);
            NodeProfile profile = new NodeProfile(self, port.address(), "localhost", "r1");
            return new Membership(
                    new NameServerLink(port.address()),
                    key,
                    store,
                    standing,
                    profile,
                    () -> store.health(0, 0),
                    duties,
                    findings,
                    background,
                    clock);
        } catch (PanalException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void beat() throws PanalException {
        clock.advance(Duration.ofSeconds(1));
        membership.tick();
    }

    Replica storeBlock(long id) throws PanalException {
        return fill(store.begin(header(new BlockId(id))));
    }

    /** The same bytes again, at the same attempt. */
    void copyBlock(Replica replica) {
        try {
            fill(store.beginCopy(header(replica.block()), replica.sum()).orElseThrow());
        } catch (PanalException failed) {
            throw new AssertionError(failed);
        }
    }

    private static BlockHeader header(BlockId block) {
        return new BlockHeader(block, 1, new BlockOrigin(new FileId(1), 0, new FilePath("/f")));
    }

    private static Replica fill(UnfinishedBlock block) throws PanalException {
        RecordEncoder encoder = new RecordEncoder();
        encoder.put(new byte[] {1, 2, 3}, 0, 3);
        ByteBuffer records = ByteBuffer.wrap(encoder.take().records());
        block.append(records, block.verify(0, records));
        return block.finish(encoder.sum(), Durability.SYNCED).replica();
    }
}
