package panal.datanode.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import panal.datanode.chain.ChainSettings;
import panal.datanode.chain.Chains;
import panal.datanode.chain.Peers;
import panal.datanode.heartbeat.Standing;
import panal.datanode.service.DataNodeService;
import panal.datanode.store.BlockStore;
import panal.datanode.store.StoreSettings;
import panal.datanode.store.UnfinishedBlock;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.stream.StreamServer;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.Durability;
import panal.protocol.value.Epoch;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.Replica;

/** A DataNode with blocks, on a port of its own in this JVM. */
record Cell(NodeName name, Path directory, BlockStore store, RmiPort port, Standing standing, DataNode stub)
        implements AutoCloseable {

    static Cell start(int slot, Path home, ClusterSecret secret, Peers peers, Clock clock, boolean streams)
            throws PanalException {
        Path directory = home.resolve("node" + slot);
        BlockStore store = BlockStore.open(new StoreSettings(List.of(directory), Long.MAX_VALUE, 0), clock);
        Standing standing = new Standing(store.node().node(), NodeName.ofSlot(slot), new Epoch(5, 0), clock);
        RmiPort port = RmiPort.openForData("127.0.0.1", 0);
        ChainSettings settings = ChainSettings.forHeap(64 << 20);
        Chains chains =
                new Chains(store, secret, standing, peers, Optional.empty(), port, Runnable::run, clock, settings);
        DataNodeService service = new DataNodeService(secret, standing, store, chains, clock);
        if (streams) {
            StreamServer server =
                    new StreamServer(service, settings.writersMax(), settings.admission(), clock, new SecureRandom());
            port.serve(server);
            service.giveStreams(server);
        }
        DataNode stub = port.export(service, DataNode.class);
        return new Cell(NodeName.ofSlot(slot), directory, store, port, standing, stub);
    }

    /** Stores a block as a client's upload leaves it. */
    Replica put(long block, int attempt, byte[] data) throws PanalException {
        BlockOrigin origin = new BlockOrigin(new FileId(9), 4, new FilePath("/where/it/was"));
        UnfinishedBlock unfinished = store.begin(new BlockHeader(new BlockId(block), attempt, origin));
        RecordEncoder encoder = new RecordEncoder();
        int at = 0;
        while (at < data.length) {
            at += encoder.put(data, at, data.length - at);
            Packet packet = encoder.take();
            ByteBuffer records = ByteBuffer.wrap(packet.records());
            unfinished.append(records, unfinished.verify(packet.firstChunk(), records));
        }
        return unfinished.finish(encoder.sum(), Durability.SYNCED).replica();
    }

    Path file(long block) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith(block + ".blk"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Files that are not finished. */
    long unfinished() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("blocks"))) {
            return files.filter(file -> file.toString().endsWith(".tmp")).count();
        }
    }

    /** Flips a bit of a block's file. */
    void flip(long block, int at) throws IOException {
        Path file = file(block);
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    static byte[] data(long seed, int length) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return data;
    }

    /** As if the process had been killed. */
    void die() {
        port.close();
    }

    @Override
    public void close() {
        port.close();
        store.close();
    }
}
