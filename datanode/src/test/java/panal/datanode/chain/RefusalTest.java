package panal.datanode.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.OutOfSpace;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleEpoch;
import panal.protocol.remote.DataNode;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.testkit.FakeClock;

/** What a node refuses, over the wire. */
final class RefusalTest {
    @TempDir
    Path home;

    private final FakeClock clock = FakeClock.anyTime();
    private TestChain chain;
    private DataNode node;

    @BeforeEach
    void start() throws PanalException {
        chain = new TestChain(home, clock, 1 << 20);
        node = chain.node(1).stub();
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void fullNodeRefusesInOneLineBeforeAndDuringTheWrite() throws PanalException, RemoteException {
        byte[] data = TestChain.data(1, 3 << 20);
        OutOfSpace during = assertThrows(OutOfSpace.class, () -> chain.write(7, 1, data, 5_000));
        assertTrue(during.getMessage().lines().count() == 1, during.getMessage());
        assertEquals(0, chain.node(1).store().health(0, 0).used());
        chain.write(8, 1, TestChain.data(1, 700_000), 5_000);
        assertThrows(OutOfSpace.class, () -> node.open(chain.order(9, 1)));
    }

    @Test
    void forgedWrongExpiredAndOldTokensAreRefused() throws PanalException, RemoteException {
        chain.write(7, 1, TestChain.data(1, 10), 5_000);
        BlockToken good = chain.token(7, BlockToken.Mode.READ, 0);
        node.read(good, 0, 1);
        BlockToken otherBlock = new BlockToken(
                new BlockId(8), good.mode(), good.attempt(), good.epoch(), good.expiresMillis(), good.mac());
        refused("not of this cluster", otherBlock);
        refused("is for writing", chain.token(7, BlockToken.Mode.WRITE, 1));
        BlockToken old = chain.secret.sign(
                new BlockToken(new BlockId(7), BlockToken.Mode.READ, 0, 4, good.expiresMillis(), Bits256.ZERO));
        assertThrows(StaleEpoch.class, () -> node.read(old, 0, 1));
        clock.advance(Duration.ofMinutes(2));
        refused("expired 60000 ms ago", good);
    }

    @Test
    void readersTokenWritesNothing() {
        BlockWrite order = chain.order(7, 1);
        BlockWrite reading =
                new BlockWrite(chain.token(7, BlockToken.Mode.READ, 0), order.origin(), order.durability(), List.of());
        assertThrows(AccessDenied.class, () -> node.open(reading));
        assertEquals(0, chain.node(1).store().health(0, 0).used());
    }

    private void refused(String why, BlockToken token) {
        AccessDenied denied = assertThrows(AccessDenied.class, () -> node.read(token, 0, 1));
        assertTrue(denied.getMessage().contains(why), denied.getMessage());
    }
}
