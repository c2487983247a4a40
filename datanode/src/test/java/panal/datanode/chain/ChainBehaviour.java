package panal.datanode.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.rmi.NoSuchObjectException;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.Busy;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.StreamTicket;
import panal.testkit.Await;
import panal.testkit.FakeClock;

/** What every chain does, whichever way its nodes pass on blocks that come by RMI. */
abstract class ChainBehaviour {
    private static final byte[] DATA = TestChain.data(1, 5_000_001);

    @TempDir
    Path home;

    private final FakeClock clock = FakeClock.anyTime();
    private TestChain chain;

    @BeforeEach
    void start() throws PanalException {
        chain = new TestChain(home, clock, Long.MAX_VALUE, streaming());
    }

    /** The slots of the nodes that have streams. */
    abstract Set<Integer> streaming();

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void blockLandsOnTheWholeChainAndEveryNodeVouchesForIt() throws PanalException, RemoteException {
        List<Receipt> receipts = chain.write(7, 1, DATA, 20_000);
        assertEquals(names(1, 2, 3), namesOf(receipts));
        for (Receipt receipt : receipts) {
            assertTrue(chain.secret.signed(receipt));
            assertEquals(TestChain.sum(DATA), receipt.replica().sum());
            assertEquals(new BlockId(7), receipt.replica().block());
            assertEquals(1, receipt.at().sequence());
        }
        for (int slot = 1; slot <= 3; slot++) {
            assertHas(slot, 7, DATA);
            assertEquals(1, chain.node(slot).port().size(), "its writers are gone");
        }
    }

    @Test
    void smallBlockIsOneCall() throws PanalException, RemoteException {
        byte[] small = TestChain.data(2, 400_000);
        Packet packet = TestChain.packets(small).get(0);
        List<Receipt> receipts = chain.node(1).stub().write(chain.order(8, 1), packet, TestChain.sum(small));
        assertEquals(names(1, 2, 3), namesOf(receipts));
        assertHas(3, 8, small);
    }

    @Test
    void deadNodeInTheMiddleIsSkipped() throws PanalException, RemoteException {
        chain.node(2).die();
        assertEquals(names(1, 3), namesOf(chain.write(7, 1, DATA, 20_000)));
        assertHas(3, 7, DATA);
        byte[] small = TestChain.data(2, 10);
        Packet packet = TestChain.packets(small).get(0);
        assertEquals(names(1, 3), namesOf(chain.node(1).stub().write(chain.order(8, 1), packet, TestChain.sum(small))));
    }

    @Test
    void nodeThatDiesInMidBlockCostsItsReceiptOnly() throws PanalException, RemoteException {
        BlockWriter writer = chain.node(1).stub().open(chain.order(7, 1));
        List<Packet> packets = TestChain.packets(DATA);
        writer.write(packets.get(0));
        // If it dies before the block is open behind it, the chain goes round it, and node 3 vouches too.
        Await.until("the whole chain is open", () -> chain.node(3).chains().writers() == 1);
        chain.node(2).die();
        for (Packet packet : packets.subList(1, packets.size())) {
            writer.write(packet);
        }
        assertEquals(names(1), namesOf(writer.finish(TestChain.sum(DATA), 20_000)));
        assertHas(1, 7, DATA);
    }

    @Test
    void nodeThatHangsIsDroppedAndTheBlockGoesOn() throws PanalException, RemoteException {
        CountDownLatch end = new CountDownLatch(1);
        chain.replace(2, new Hanging(end));
        try {
            assertEquals(names(1), namesOf(chain.write(7, 1, DATA, 3_000)));
            byte[] small = TestChain.data(2, 10);
            Packet packet = TestChain.packets(small).get(0);
            assertEquals(
                    names(1), namesOf(chain.node(1).stub().write(chain.order(8, 1), packet, TestChain.sum(small))));
        } finally {
            end.countDown();
        }
    }

    @Test
    void damagedPacketIsRefusedAndGoesNoFurther() throws PanalException, RemoteException {
        BlockWriter writer = chain.node(1).stub().open(chain.order(7, 1));
        Packet good = TestChain.packets(DATA).get(0);
        byte[] records = good.records().clone();
        records[70_000] ^= 4;
        CorruptBlock refused = assertThrows(CorruptBlock.class, () -> writer.write(new Packet(0, records)));
        assertTrue(refused.getMessage().contains("block 7: chunk 1"), refused.getMessage());
        assertThrows(NoSuchObjectException.class, () -> writer.finish(TestChain.sum(DATA), 1_000));
        Await.until("nobody has the block open", () -> chain.nodes.stream()
                .allMatch(node -> node.chains().writers() == 0));
        for (TestNode node : chain.nodes) {
            assertEquals(0, node.store().health(0, 0).used());
        }
    }

    @Test
    void wrongSumAtTheEndLeavesNothing() throws PanalException, RemoteException {
        BlockWriter writer = chain.node(1).stub().open(chain.order(7, 1));
        for (Packet packet : TestChain.packets(DATA)) {
            writer.write(packet);
        }
        BlockSum wrong = new BlockSum(DATA.length, 1);
        assertThrows(CorruptBlock.class, () -> writer.finish(wrong, 20_000));
        for (TestNode node : chain.nodes) {
            Await.until(
                    "the space is free again", () -> node.store().health(0, 0).used() == 0);
        }
    }

    @Test
    void newAttemptEndsTheOldOneOnEveryNode() throws PanalException, RemoteException {
        BlockWriter old = chain.node(1).stub().open(chain.order(7, 1));
        List<Packet> packets = TestChain.packets(DATA);
        old.write(packets.get(0));
        Await.until("the chain is open", () -> chain.node(3).chains().writers() == 1);
        assertEquals(names(1, 2, 3), namesOf(chain.write(7, 2, DATA, 20_000)));
        assertThrows(StaleAttempt.class, () -> old.write(packets.get(1)));
        assertThrows(StaleAttempt.class, () -> chain.node(1).stub().open(chain.order(7, 1)));
        assertHas(2, 7, DATA);
    }

    @Test
    void abortLeavesNothingAnywhere() throws PanalException, RemoteException {
        BlockWriter writer = chain.node(1).stub().open(chain.order(7, 1));
        writer.write(TestChain.packets(DATA).get(0));
        Await.until("the chain is open", () -> chain.node(3).chains().writers() == 1);
        writer.abort();
        for (TestNode node : chain.nodes) {
            Await.until(
                    "aborted",
                    () -> node.chains().writers() == 0
                            && node.store().health(0, 0).used() == 0);
        }
    }

    @Test
    void silentWriterExpires() throws PanalException, RemoteException {
        BlockWriter writer = chain.node(1).stub().open(chain.order(7, 1));
        writer.write(TestChain.packets(DATA).get(0));
        chain.node(1).chains().expire();
        assertEquals(1, chain.node(1).chains().writers());
        clock.advance(Duration.ofMinutes(3));
        chain.node(1).chains().expire();
        assertEquals(0, chain.node(1).chains().writers());
        // A small call: RMI answers a large one to a lost object before it has read it, and the caller may just see the
        // connection break.
        assertThrows(NoSuchObjectException.class, writer::abort);
        assertEquals(0, chain.node(1).store().health(0, 0).used());
    }

    @Test
    void onlySoManyBlocksAreOpenAtOnce() throws PanalException, RemoteException {
        Set<BlockWriter> open = new HashSet<>();
        for (int block = 1; block <= TestChain.SETTINGS.writersMax(); block++) {
            open.add(chain.node(3).stub().open(chain.order(block, 1).withRest(List.of())));
        }
        BlockWrite oneMore = chain.order(99, 1).withRest(List.of());
        assertThrows(Busy.class, () -> chain.node(3).stub().open(oneMore));
        open.iterator().next().abort();
        chain.node(3).stub().open(chain.order(99, 1).withRest(List.of())).abort();
    }

    private void assertHas(int slot, long block, byte[] data) throws PanalException, RemoteException {
        BlockToken token = chain.token(block, BlockToken.Mode.READ, 0);
        DataNode node = chain.node(slot).stub();
        assertEquals(TestChain.sum(data), node.sum(token));
        RecordDecoder decoder = RecordDecoder.reading(new BlockId(block), data.length);
        byte[] back = new byte[data.length];
        int at = 0;
        for (int chunk = 0; at < data.length; chunk += 7) {
            VerifiedRecords records = decoder.verify(node.read(token, chunk, 7), chunk);
            records.copy(0, back, at, records.dataBytes());
            at += records.dataBytes();
        }
        assertArrayEquals(data, back);
    }

    private static Set<NodeName> names(int... slots) {
        Set<NodeName> names = new HashSet<>();
        for (int slot : slots) {
            names.add(NodeName.ofSlot(slot));
        }
        return names;
    }

    private static Set<NodeName> namesOf(List<Receipt> receipts) {
        Set<NodeName> names = new HashSet<>();
        receipts.forEach(receipt -> names.add(receipt.name()));
        assertEquals(receipts.size(), names.size());
        return names;
    }

    /** A node that was stopped: it takes calls and never answers. */
    private record Hanging(CountDownLatch end) implements DataNode {
        @Override
        public ProtocolVersion version() {
            throw hang();
        }

        @Override
        public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) {
            throw hang();
        }

        @Override
        public BlockWriter open(BlockWrite order) {
            throw hang();
        }

        @Override
        public Packet read(BlockToken token, int firstChunk, int chunks) {
            throw hang();
        }

        @Override
        public BlockSum sum(BlockToken token) {
            throw hang();
        }

        @Override
        public ReplicaOrigin origin(BlockToken token) {
            throw hang();
        }

        @Override
        public StreamTicket stream() {
            throw hang();
        }

        private IllegalStateException hang() {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new IllegalStateException("woke up too late");
        }
    }
}
