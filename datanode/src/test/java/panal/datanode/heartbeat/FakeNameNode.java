package panal.datanode.heartbeat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NodeLink;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.remote.Session;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Epoch;
import panal.protocol.value.Heartbeat;
import panal.protocol.value.HeartbeatAnswer;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.Order;
import panal.protocol.value.OriginPage;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.StockPage;
import panal.protocol.value.UserProof;

/** A NameNode that takes nodes in, remembers what they say, and orders what the test wants. */
final class FakeNameNode implements NameNode, NodeLink {
    final List<NodeJoin> joins = new CopyOnWriteArrayList<>();
    final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    final List<OriginPage> origins = new CopyOnWriteArrayList<>();
    final List<StockPage> pages = new CopyOnWriteArrayList<>();
    private final RmiPort port;
    private final ClusterSecret secret;
    private final List<Order> orders = new ArrayList<>();
    volatile ClusterId cluster = new ClusterId(new UUID(1, 2));
    volatile Epoch epoch = new Epoch(5, 10);
    volatile long nowMillis = 1_000_000;
    volatile boolean answerLost;
    volatile boolean left;
    /** What happens on the node between its heartbeat and the answer. */
    volatile Runnable beforeAnswer = () -> {};

    private volatile boolean linked;
    private volatile NodeLink stub = this;

    FakeNameNode(RmiPort port, ClusterSecret secret) {
        this.port = port;
        this.secret = secret;
    }

    synchronized void order(Order order) {
        orders.add(order);
    }

    /** As after a restart: the links of before are gone. */
    synchronized void dropLink() {
        port.unexport(linkObject);
        linked = false;
    }

    private final NodeLink linkObject = new NodeLink() {
        @Override
        public HeartbeatAnswer heartbeat(Heartbeat heartbeat) throws PanalException {
            return FakeNameNode.this.heartbeat(heartbeat);
        }

        @Override
        public void reportStock(StockPage page) {
            FakeNameNode.this.reportStock(page);
        }

        @Override
        public void reportOrigins(OriginPage page) {
            FakeNameNode.this.reportOrigins(page);
        }

        @Override
        public void leave() {
            FakeNameNode.this.leave();
        }
    };

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public Challenge challenge(ProtocolVersion caller) {
        return new Challenge(new Bits256(1, 2, 3, 4), ProtocolVersion.CURRENT);
    }

    @Override
    public Session login(UserProof proof) {
        throw new UnsupportedOperationException("no users here");
    }

    @Override
    public synchronized NodeWelcome join(NodeJoin join) throws PanalException {
        if (!secret.proven(join.proof(), "join " + join.node() + " " + join.incarnation())) {
            throw new AccessDenied("no proof");
        }
        joins.add(join);
        if (!linked) {
            stub = port.export(linkObject, NodeLink.class);
            linked = true;
        }
        return new NodeWelcome(stub, NodeName.ofSlot(9), cluster, epoch, nowMillis);
    }

    @Override
    public ClusterStatus status() {
        throw new UnsupportedOperationException("not asked by DataNodes");
    }

    @Override
    public void reportOrigins(OriginPage page) {
        origins.add(page);
    }

    @Override
    public synchronized HeartbeatAnswer heartbeat(Heartbeat heartbeat) throws PanalException {
        heartbeats.add(heartbeat);
        if (answerLost) {
            throw new LocalFailure("the answer is lost");
        }
        beforeAnswer.run();
        List<Order> now = List.copyOf(orders);
        orders.clear();
        return new HeartbeatAnswer(epoch, nowMillis, now);
    }

    @Override
    public void reportStock(StockPage page) {
        pages.add(page);
    }

    @Override
    public void leave() {
        left = true;
    }
}
