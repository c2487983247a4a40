package panal.cliente;

import java.io.Closeable;
import java.nio.file.Path;
import java.rmi.Remote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import panal.cliente.session.Credentials;
import panal.cliente.session.ServiceFinder;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;
import panal.protocol.value.NodeName;

/** A NameNode and some DataNodes that keep everything in memory and fail when told; the calls go over RMI. */
final class FakeCluster implements Closeable, ServiceFinder {
    static final UserKey KEY = UserKey.decode("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

    private final Map<String, Remote> names = new ConcurrentHashMap<>();
    private final TreeMap<NodeName, FakeDataNode> nodes = new TreeMap<>();
    private final FakeNameNode nameNode;
    private final List<Panal> clients = new ArrayList<>();

    FakeCluster(int dataNodes) throws PanalException {
        nameNode = new FakeNameNode(this);
        for (int slot = 1; slot <= dataNodes; slot++) {
            FakeDataNode node = new FakeDataNode(this, NodeName.ofSlot(slot));
            nodes.put(node.name(), node);
            node.up();
        }
        nameNode.up();
    }

    FakeNameNode nameNode() {
        return nameNode;
    }

    FakeDataNode node(int slot) {
        return node(NodeName.ofSlot(slot));
    }

    FakeDataNode node(NodeName name) {
        FakeDataNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return node;
    }

    List<FakeDataNode> nodes() {
        return List.copyOf(nodes.values());
    }

    Panal client() {
        return client(Duration.ofSeconds(20));
    }

    Panal client(Duration patience) {
        return client(ConnectOptions.at(Path.of("none")).withPatience(patience));
    }

    Panal clientWithoutStreams() {
        return client(ConnectOptions.at(Path.of("none")).withStreams(false));
    }

    private Panal client(ConnectOptions options) {
        NameServerLink link = new NameServerLink(new Address("127.0.0.1", 9));
        Panal panal = new Panal(link, this, new Credentials("ana", KEY), options);
        clients.add(panal);
        return panal;
    }

    void bind(String name, Remote stub) {
        names.put(name, stub);
    }

    @Override
    public <T extends Remote> T lookup(String service, Class<T> type) throws PanalException {
        Remote found = names.get(service);
        if (!type.isInstance(found)) {
            throw new Unreachable(service + " is not registered");
        }
        return type.cast(found);
    }

    @Override
    public void forget(String service) {
        // What is bound here is never stale for long.
    }

    @Override
    public void close() {
        clients.forEach(Panal::close);
        nodes.values().forEach(FakeDataNode::down);
        nameNode.down();
    }
}
