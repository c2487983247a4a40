package panal.datanode.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.rmi.RemoteException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoSuchBlock;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.stream.OutgoingBlock;
import panal.protocol.stream.RecordSource;
import panal.protocol.stream.StreamConnection;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;
import panal.testkit.Await;
import panal.testkit.FakeClock;

/** Blocks that come and go by streams, over real sockets. */
final class StreamTest {
    private static final byte[] DATA = TestChain.data(1, 5_000_001);

    @TempDir
    Path home;

    private final FakeClock clock = FakeClock.anyTime();
    private TestChain chain;
    private StreamConnection stream;

    @BeforeEach
    void start() throws PanalException, RemoteException {
        chain = new TestChain(home, clock, Long.MAX_VALUE, Set.of(1, 2, 3));
        stream = chain.stream(1);
    }

    @AfterEach
    void stop() {
        stream.close();
        chain.close();
    }

    private static void send(OutgoingBlock block, byte[] data) throws PanalException {
        for (Packet packet : TestChain.packets(data)) {
            block.write(packet.firstChunk(), ByteBuffer.wrap(packet.records()));
        }
    }

    private List<Receipt> write(long block, int attempt, byte[] data) throws PanalException {
        OutgoingBlock out = stream.beginWrite(chain.order(block, attempt));
        send(out, data);
        return out.finish(TestChain.sum(data), 20_000);
    }

    private List<Receipt> writeWhole(BlockWrite order, byte[] data) throws PanalException {
        ByteBuffer records = ByteBuffer.wrap(TestChain.packets(data).get(0).records());
        return stream.writeWhole(order, TestChain.sum(data), 20_000, records);
    }

    private byte[] read(int slot, long block, int length) throws PanalException, RemoteException {
        try (StreamConnection from = chain.stream(slot)) {
            RecordSource source = from.read(chain.token(block, BlockToken.Mode.READ, 0), 0, Integer.MAX_VALUE);
            assertEquals(BlockGeometry.recordsBytes(length), source.remaining());
            RecordDecoder decoder = RecordDecoder.reading(new BlockId(block), length);
            byte[] data = new byte[length];
            int at = 0;
            for (int chunk = 0; source.remaining() > 0; chunk++) {
                ByteBuffer record =
                        ByteBuffer.allocateDirect((int) Math.min(source.remaining(), BlockGeometry.RECORD_BYTES));
                source.receive(record);
                VerifiedRecords verified = decoder.verify(record.flip(), chunk);
                verified.copy(0, data, at, verified.dataBytes());
                at += verified.dataBytes();
            }
            return data;
        }
    }

    private static Set<NodeName> names(List<Receipt> receipts) {
        Set<NodeName> names = new HashSet<>();
        receipts.forEach(receipt -> names.add(receipt.name()));
        return names;
    }

    private static Set<NodeName> slots(int... slots) {
        Set<NodeName> names = new HashSet<>();
        for (int slot : slots) {
            names.add(NodeName.ofSlot(slot));
        }
        return names;
    }

    private void assertNothingIsLeft() {
        for (TestNode node : chain.nodes) {
            Await.until(
                    "nothing is left on " + node.name(),
                    () -> node.chains().writers() == 0
                            && node.store().health(0, 0).used() == 0);
        }
    }

    @Test
    void blockLandsOnTheWholeChainAndReadsBack() throws PanalException, RemoteException {
        List<Receipt> receipts = write(7, 1, DATA);
        assertEquals(slots(1, 2, 3), names(receipts));
        for (Receipt receipt : receipts) {
            assertTrue(chain.secret.signed(receipt));
            assertEquals(TestChain.sum(DATA), receipt.replica().sum());
        }
        for (int slot = 1; slot <= 3; slot++) {
            assertArrayEquals(DATA, read(slot, 7, DATA.length));
        }
    }

    @Test
    void oneConnectionCarriesManyBlocks() throws PanalException, RemoteException {
        for (int block = 1; block <= 20; block++) {
            byte[] data = TestChain.data(block, block % 2 == 0 ? 300_000 : 4_096);
            assertEquals(slots(1, 2, 3), names(writeWhole(chain.order(block, 1), data)));
            assertArrayEquals(data, read(3, block, data.length));
        }
        assertEquals(slots(1, 2, 3), names(write(99, 1, DATA)));
    }

    @Test
    void partOfABlockIsRead() throws PanalException, RemoteException {
        write(7, 1, DATA);
        RecordSource source = stream.read(chain.token(7, BlockToken.Mode.READ, 0), 3, 2);
        assertEquals(2L * BlockGeometry.RECORD_BYTES, source.remaining());
        ByteBuffer both = ByteBuffer.allocate(2 * BlockGeometry.RECORD_BYTES);
        source.receive(both);
        VerifiedRecords records =
                RecordDecoder.reading(new BlockId(7), DATA.length).verify(both.flip(), 3);
        byte[] first = new byte[10];
        records.copy(0, first, 0, 10);
        assertArrayEquals(Arrays.copyOfRange(DATA, 3 * 65_536, 3 * 65_536 + 10), first);
    }

    @Test
    void whatIsRefusedKeepsItsKindAndTheConnectionGoesOn() throws PanalException, RemoteException {
        BlockToken read = chain.token(7, BlockToken.Mode.READ, 0);
        assertThrows(NoSuchBlock.class, () -> stream.read(read, 0, 1));
        BlockToken write = chain.token(7, BlockToken.Mode.WRITE, 1);
        assertThrows(AccessDenied.class, () -> stream.read(write, 0, 1));
        writeWhole(chain.order(7, 1), new byte[10]);
        assertThrows(InvalidInput.class, () -> stream.read(read, 1, 1));
        assertThrows(InvalidInput.class, () -> stream.read(read, 0, 0));
        assertThrows(StaleAttempt.class, () -> writeWhole(chain.order(7, 1), new byte[10]));
        assertThrows(StaleAttempt.class, () -> stream.beginWrite(chain.order(7, 1)));
        BlockWrite readOnly = new BlockWrite(
                read, chain.order(7, 1).origin(), chain.order(7, 1).durability(), List.of());
        assertThrows(AccessDenied.class, () -> writeWhole(readOnly, new byte[10]));
        assertArrayEquals(new byte[10], read(1, 7, 10));
    }

    @Test
    void damagedPacketIsRefusedAndGoesNoFurther() throws PanalException, RemoteException {
        OutgoingBlock block = stream.beginWrite(chain.order(7, 1));
        byte[] damaged = TestChain.packets(DATA).get(0).records().clone();
        damaged[70_000] ^= 4;
        block.write(0, ByteBuffer.wrap(damaged));
        CorruptBlock refused = assertThrows(CorruptBlock.class, () -> block.finish(TestChain.sum(DATA), 1_000));
        assertTrue(refused.getMessage().contains("block 7: chunk 1"), refused.getMessage());
        assertNothingIsLeft();
        assertEquals(slots(1, 2, 3), names(write(7, 2, DATA)));
    }

    @Test
    void aWriterHearsOfAFailureBeforeItsEnd() throws PanalException {
        OutgoingBlock block = stream.beginWrite(chain.order(7, 1));
        block.write(5, ByteBuffer.wrap(TestChain.packets(DATA).get(0).records()));
        Await.until("the refusal comes", () -> {
            try {
                block.write(7, ByteBuffer.wrap(TestChain.packets(DATA).get(1).records()));
                return false;
            } catch (CorruptBlock refused) {
                return true;
            } catch (PanalException other) {
                throw new AssertionError(other);
            }
        });
        assertNothingIsLeft();
    }

    @Test
    void wrongSumAtTheEndLeavesNothing() throws PanalException {
        OutgoingBlock block = stream.beginWrite(chain.order(7, 1));
        send(block, DATA);
        assertThrows(CorruptBlock.class, () -> block.finish(new BlockSum(DATA.length, 1), 20_000));
        ByteBuffer records =
                ByteBuffer.wrap(TestChain.packets(new byte[9]).get(0).records());
        assertThrows(
                CorruptBlock.class,
                () -> stream.writeWhole(chain.order(8, 1), new BlockSum(9, 1), 20_000, records.duplicate()));
        assertNothingIsLeft();
    }

    @Test
    void aWriterThatDiesInMidBlockLeavesNothing() throws PanalException {
        OutgoingBlock block = stream.beginWrite(chain.order(7, 1));
        block.write(0, ByteBuffer.wrap(TestChain.packets(DATA).get(0).records()));
        Await.until("the chain is open", () -> chain.node(3).chains().writers() == 1);
        stream.breakOff();
        assertNothingIsLeft();
    }

    @Test
    void newAttemptEndsTheOldOneOnEveryNode() throws PanalException, RemoteException {
        try (StreamConnection other = chain.stream(1)) {
            OutgoingBlock old = other.beginWrite(chain.order(7, 1));
            old.write(0, ByteBuffer.wrap(TestChain.packets(DATA).get(0).records()));
            Await.until("the chain is open", () -> chain.node(3).chains().writers() == 1);
            assertEquals(slots(1, 2, 3), names(write(7, 2, DATA)));
            assertThrows(StaleAttempt.class, () -> old.finish(TestChain.sum(DATA), 1_000));
        }
        assertArrayEquals(DATA, read(2, 7, DATA.length));
    }

    @Test
    void nodeThatDiesInMidBlockCostsItsReceiptOnly() throws PanalException, RemoteException {
        OutgoingBlock block = stream.beginWrite(chain.order(7, 1));
        List<Packet> packets = TestChain.packets(DATA);
        block.write(0, ByteBuffer.wrap(packets.get(0).records()));
        Await.until(
                "the next node has the block open", () -> chain.node(2).chains().writers() == 1);
        chain.node(2).die();
        for (Packet packet : packets.subList(1, packets.size())) {
            block.write(packet.firstChunk(), ByteBuffer.wrap(packet.records()));
        }
        assertEquals(slots(1), names(block.finish(TestChain.sum(DATA), 20_000)));
        assertArrayEquals(DATA, read(1, 7, DATA.length));
    }

    @Test
    void deadNodeInTheMiddleIsSkipped() throws PanalException, RemoteException {
        writeWhole(chain.order(6, 1), new byte[10]);
        chain.node(2).die();
        assertEquals(slots(1, 3), names(writeWhole(chain.order(7, 1), new byte[10])), "over a kept connection");
        assertEquals(slots(1, 3), names(writeWhole(chain.order(8, 1), new byte[10])));
        assertEquals(slots(1, 3), names(write(9, 1, DATA)));
        assertArrayEquals(DATA, read(3, 9, DATA.length));
    }

    @Test
    void aReaderThatStopsReadingHoldsNobodyElseUp() throws PanalException, RemoteException {
        write(7, 1, DATA);
        try (StreamConnection lazy = chain.stream(1)) {
            assertTrue(
                    lazy.read(chain.token(7, BlockToken.Mode.READ, 0), 0, 1_000).remaining() > 0);
            assertArrayEquals(DATA, read(1, 7, DATA.length));
        }
    }

    @Test
    void nodeThatStopsInMidBlockIsDroppedAndTheBlockGoesOn() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (RmiPort port = RmiPort.openForData("127.0.0.1", 0)) {
            Stopped stopped = new Stopped(end, clock);
            port.serve(stopped.server());
            chain.replace(2, port.export(stopped, DataNode.class));
            OutgoingBlock block = stream.beginWrite(chain.order(7, 1));
            byte[] data = TestChain.data(3, 40_000_000);
            send(block, data);
            assertEquals(slots(1), names(block.finish(TestChain.sum(data), 20_000)));
            BlockWrite small = chain.order(8, 1);
            assertEquals(slots(1), names(writeWhole(small, new byte[10])));
        } finally {
            end.countDown();
        }
    }
}
