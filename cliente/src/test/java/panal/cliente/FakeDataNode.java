package panal.cliente;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import panal.protocol.block.BlockGeometry;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.Busy;
import panal.protocol.error.NoSuchBlock;
import panal.protocol.error.OutOfSpace;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.error.StaleEpoch;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StreamTicket;

/** A DataNode that keeps blocks in memory, and fails as told. */
final class FakeDataNode implements DataNode {
    /** What goes wrong with a call. */
    enum Fault {
        OUT_OF_SPACE,
        STALE_EPOCH,
        EXPIRED,
        CRASH
    }

    private final FakeCluster cluster;
    private final NodeName name;
    private final NodeId id = new NodeId(UUID.randomUUID());
    private final Map<BlockId, FakeReplica> blocks = new ConcurrentHashMap<>();
    private final Map<BlockId, Integer> attempts = new ConcurrentHashMap<>();
    private final AtomicInteger packetsUntilFault = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger readsUntilFault = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Fault fault = Fault.CRASH;
    private volatile boolean lasting;
    private volatile CountDownLatch stalled = new CountDownLatch(0);
    private volatile boolean silent;
    private final AtomicInteger busyLeft = new AtomicInteger();
    private final FakeStreams streams = new FakeStreams(this);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger tickets = new AtomicInteger();
    private volatile boolean streaming = true;
    private Optional<RmiPort> port = Optional.empty();

    FakeDataNode(FakeCluster cluster, NodeName name) {
        this.cluster = cluster;
        this.name = name;
    }

    NodeName name() {
        return name;
    }

    Map<BlockId, FakeReplica> blocks() {
        return blocks;
    }

    int reads() {
        return reads.get();
    }

    synchronized boolean isUp() {
        return port.isPresent();
    }

    synchronized void up() throws PanalException {
        RmiPort opened = RmiPort.openForData("127.0.0.1", 0);
        opened.serve(streams.server());
        cluster.bind(name.text(), opened.export(this, DataNode.class));
        port = Optional.of(opened);
    }

    synchronized void down() {
        stalled.countDown();
        port.ifPresent(RmiPort::close);
        port = Optional.empty();
    }

    /** The packet after so many more, and all behind it if it lasts, fail in this way. */
    void failWriting(int packets, Fault how, boolean lasts) {
        fault = how;
        lasting = lasts;
        packetsUntilFault.set(packets);
    }

    void failReading(int packets, Fault how, boolean lasts) {
        fault = how;
        lasting = lasts;
        readsUntilFault.set(packets);
    }

    FakeStreams streams() {
        return streams;
    }

    /** Gives no more streams, so that calls have to do. */
    void withoutStreams() {
        streaming = false;
    }

    /** How many calls wait until {@link #resume}. */
    int waiting() {
        return waiting.get();
    }

    /** How many streams were asked for. */
    int tickets() {
        return tickets.get();
    }

    int packetsBeforeReadFault() {
        return readsUntilFault.get();
    }

    /** How many bytes these records have. */
    long recordsFrom(BlockToken token, int firstChunk, int chunks) throws PanalException {
        long left = stored(token.block()).records().length - (long) firstChunk * BlockGeometry.RECORD_BYTES;
        return Math.min(left, (long) chunks * BlockGeometry.RECORD_BYTES);
    }

    /** Calls wait until {@link #resume}. */
    void stall() {
        stalled = new CountDownLatch(1);
    }

    void resume() {
        stalled.countDown();
    }

    /** Refuses so many blocks, and then takes them. */
    void busyFor(int blocks) {
        busyLeft.set(blocks);
    }

    /** As the last of a chain it never gives a receipt. */
    void silence() {
        silent = true;
    }

    /** Flips a bit of every block's record with this number, if it has one. */
    void flipBitIn(int chunk) {
        blocks.replaceAll((block, stored) -> stored.withFlippedBitIn(chunk));
    }

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) throws PanalException {
        FakeBlockWriter writer = begin(order);
        writer.write(packet);
        return writer.finish(sum, 1_000);
    }

    @Override
    public BlockWriter open(BlockWrite order) throws PanalException {
        FakeBlockWriter writer = begin(order);
        return exported(writer);
    }

    private synchronized BlockWriter exported(FakeBlockWriter writer) throws PanalException {
        return port.orElseThrow().export(writer, BlockWriter.class);
    }

    FakeBlockWriter begin(BlockWrite order) throws PanalException {
        BlockToken token = order.token();
        cluster.nameNode().checkToken(token, BlockToken.Mode.WRITE);
        if (busyLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Busy(name + " is busy");
        }
        synchronized (attempts) {
            int last = attempts.getOrDefault(token.block(), 0);
            if (token.attempt() <= last) {
                throw new StaleAttempt(name + ": attempt " + token.attempt() + " after " + last);
            }
            attempts.put(token.block(), token.attempt());
        }
        return new FakeBlockWriter(cluster, this, order);
    }

    /** Called for each packet that comes in. */
    void beforePacket(BlockId block, int attempt) throws PanalException {
        awaitResume();
        if (attempts.getOrDefault(block, 0) != attempt) {
            throw new StaleAttempt(name + ": block " + block + " has a newer attempt");
        }
        trip(packetsUntilFault);
    }

    Optional<Receipt> finish(BlockWrite order, BlockSum sum, ByteArrayOutputStream records) {
        BlockToken token = order.token();
        blocks.put(token.block(), new FakeReplica(token.attempt(), sum, new Packet(0, records.toByteArray())));
        if (silent) {
            return Optional.empty();
        }
        Replica replica = new Replica(token.block(), token.attempt(), sum);
        return Optional.of(new Receipt(id, name, replica, new ReportPoint(1, blocks.size()), Bits256.ZERO));
    }

    @Override
    public Packet read(BlockToken token, int firstChunk, int chunks) throws PanalException {
        cluster.nameNode().checkToken(token, BlockToken.Mode.READ);
        awaitResume();
        trip(readsUntilFault);
        reads.incrementAndGet();
        FakeReplica stored = stored(token.block());
        int from = firstChunk * BlockGeometry.RECORD_BYTES;
        int to = Math.min(stored.records().length, from + chunks * BlockGeometry.RECORD_BYTES);
        return new Packet(firstChunk, Arrays.copyOfRange(stored.records(), from, to));
    }

    @Override
    public BlockSum sum(BlockToken token) throws PanalException {
        return stored(token.block()).sum();
    }

    @Override
    public ReplicaOrigin origin(BlockToken token) {
        throw new UnsupportedOperationException("copies are not made here");
    }

    private FakeReplica stored(BlockId block) throws NoSuchBlock {
        FakeReplica stored = blocks.get(block);
        if (stored == null) {
            throw new NoSuchBlock(name + " has no block " + block);
        }
        return stored;
    }

    private void awaitResume() {
        waiting.incrementAndGet();
        try {
            stalled.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void trip(AtomicInteger countdown) throws PanalException {
        int left = countdown.getAndUpdate(n -> n == Integer.MAX_VALUE || (n == 0 && lasting) ? n : n - 1);
        if (left > 0) {
            return;
        }
        if (!lasting) {
            countdown.set(Integer.MAX_VALUE);
        }
        switch (fault) {
            case OUT_OF_SPACE -> throw new OutOfSpace(name + " is full");
            case STALE_EPOCH -> throw new StaleEpoch(name + ": the token is from an older epoch");
            case EXPIRED -> throw new AccessDenied(name + ": the token has expired");
            case CRASH -> {
                down();
                throw new IllegalStateException("crashed");
            }
        }
    }

    @Override
    public StreamTicket stream() throws Busy {
        if (!streaming) {
            throw new Busy("no streams here");
        }
        tickets.incrementAndGet();
        return streams.server().ticket();
    }
}
