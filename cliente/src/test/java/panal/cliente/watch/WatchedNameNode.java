package panal.cliente.watch;

import java.io.Closeable;
import java.lang.reflect.Proxy;
import java.rmi.Remote;
import panal.cliente.session.ServiceFinder;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.remote.Session;
import panal.protocol.remote.Watches;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.UserKey;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.UserProof;

/** A NameNode that tells of changes and of nothing else, over real RMI, and can be killed and started. */
final class WatchedNameNode implements NameNode, ServiceFinder, Closeable {
    static final UserKey KEY = UserKey.decode("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

    final FakeWatches watches = new FakeWatches();
    private RmiPort port;
    private Watches watchesStub;
    private NameNode stub;

    @SuppressWarnings("NullAway.Init") // start() sets all
    WatchedNameNode() throws PanalException {
        start();
    }

    private void start() throws PanalException {
        port = RmiPort.open("127.0.0.1", 0);
        watchesStub = port.export(watches, Watches.class);
        stub = port.export(this, NameNode.class);
    }

    /** As a new process: every stub is dead, and what was known is forgotten. */
    synchronized void restart() throws PanalException {
        port.close();
        watches.restart();
        start();
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
    public synchronized Session login(UserProof proof) throws PanalException {
        Watches told = watchesStub;
        Session session = (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> method.getName().equals("watches") ? told : "ana");
        return port.export(session, Session.class);
    }

    @Override
    public NodeWelcome join(NodeJoin join) {
        throw new UnsupportedOperationException("no DataNode joins here");
    }

    @Override
    public ClusterStatus status() {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public synchronized <T extends Remote> T lookup(String service, Class<T> type) throws PanalException {
        if (!type.isInstance(stub)) {
            throw new Unreachable(service + " is not registered");
        }
        return type.cast(stub);
    }

    @Override
    public void forget(String service) {
        // What is found here is never stale for long.
    }

    @Override
    public void close() {
        port.close();
    }
}
