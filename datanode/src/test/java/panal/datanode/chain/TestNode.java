package panal.datanode.chain;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import panal.datanode.heartbeat.Standing;
import panal.datanode.service.DataNodeService;
import panal.datanode.service.QuickTickets;
import panal.datanode.store.BlockStore;
import panal.datanode.store.StoreSettings;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.stream.StreamPool;
import panal.protocol.stream.StreamServer;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeName;

/** A real DataNode, on a port of its own in this JVM, that belongs to no cluster. */
record TestNode(NodeName name, BlockStore store, RmiPort port, Chains chains, Standing standing, DataNode stub)
        implements AutoCloseable {

    static TestNode start(
            int slot,
            Path directory,
            long capacity,
            ClusterSecret secret,
            Peers peers,
            ExecutorService threads,
            Clock clock,
            ChainSettings settings,
            boolean streams)
            throws PanalException {
        BlockStore store = BlockStore.open(new StoreSettings(List.of(directory), capacity, 0), clock);
        NodeName name = NodeName.ofSlot(slot);
        Standing standing = new Standing(store.node().node(), name, new Epoch(5, 0), clock);
        RmiPort port = RmiPort.openForData("127.0.0.1", 0);
        Optional<StreamPool> pool = streams ? Optional.of(new StreamPool(peers, clock)) : Optional.empty();
        Chains chains = new Chains(store, secret, standing, peers, pool, port, threads, clock, settings);
        DataNodeService service = new DataNodeService(secret, standing, store, chains, clock);
        if (streams) {
            StreamServer server =
                    new StreamServer(service, settings.writersMax(), settings.admission(), clock, new SecureRandom());
            port.serve(server);
            service.giveStreams(server);
            port.serve(new QuickServer(new QuickTickets(service, standing)));
        }
        DataNode stub = port.export(service, DataNode.class);
        return new TestNode(name, store, port, chains, standing, stub);
    }

    /** As if the process had been killed. */
    void die() {
        port.close();
    }

    @Override
    public void close() {
        chains.abortAll();
        port.close();
        store.close();
    }
}
