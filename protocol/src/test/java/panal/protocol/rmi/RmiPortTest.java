package panal.protocol.rmi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.NoSuchObjectException;
import java.rmi.registry.Registry;
import java.rmi.server.Unreferenced;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.DataNode;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;

final class RmiPortTest {
    private RmiPort port;
    private DataNode node;

    @BeforeEach
    void exportNode() throws Exception {
        port = RmiPort.openForData(HostChoice.LOOPBACK, 0);
        node = port.export(new FakeNode(), DataNode.class);
    }

    @AfterEach
    void close() {
        port.close();
    }

    private Packet read(int firstChunk, int chunks) throws PanalException, NoSuchObjectException {
        return RemoteCalls.call("datanode-1", node, stub -> stub.read(FakeNode.TOKEN, firstChunk, chunks));
    }

    @Test
    void registryAndObjectsShareThePort() throws Exception {
        Registry registry = port.createRegistry();
        registry.rebind("datanode-1", node);
        DataNode found = (DataNode) RemoteCalls.registryAt(port.address()).lookup("datanode-1");
        assertEquals(ProtocolVersion.CURRENT, found.version());
        assertEquals(Optional.of(port.address()), StubAddress.of(found));
    }

    @Test
    void nobodyBindsInTheRegistryFromOutside() throws Exception {
        port.createRegistry().rebind("datanode-1", node);
        Registry outside = RemoteCalls.registryAt(port.address());
        assertThrows(Exception.class, () -> outside.rebind("datanode-1", node));
        assertThrows(Exception.class, () -> outside.bind("datanode-2", node));
        assertArrayEquals(new String[] {"datanode-1"}, outside.list());
    }

    @Test
    void carriesWholePackets() throws Exception {
        assertEquals(459_000, read(0, 459_000).records().length);
    }

    @Test
    void keepsTheTypeOfAPanalException() {
        CorruptBlock thrown = assertThrows(CorruptBlock.class, () -> read(FakeNode.FAILS_AS_PANAL_DOES, 1));
        assertEquals("block 7 chunk 3", thrown.getMessage());
    }

    @Test
    void causesStayInTheServer() {
        LocalFailure thrown = assertThrows(LocalFailure.class, () -> read(FakeNode.FAILS_WITH_A_FOREIGN_CAUSE, 1));
        assertEquals("disk says no", thrown.getMessage());
        assertNull(thrown.getCause());
    }

    @Test
    void anUnforeseenFailureIsOneSentence() {
        for (int kind : new int[] {FakeNode.FAILS_UNFORESEEN, FakeNode.RUNS_OUT_OF_STACK}) {
            LocalFailure thrown = assertThrows(LocalFailure.class, () -> read(kind, 1));
            assertTrue(thrown.getMessage().startsWith("DataNode.read failed there"), thrown.getMessage());
        }
        LocalFailure thrown = assertThrows(
                LocalFailure.class, () -> RemoteCalls.call("datanode-1", node, stub -> stub.sum(FakeNode.TOKEN)));
        assertTrue(
                thrown.getMessage().startsWith("datanode-1 at " + port.address() + " could not do it"),
                thrown.getMessage());
    }

    @Test
    void anUnexportedObjectIsToldFromAnAbsentProcess() throws Exception {
        FakeNode object = new FakeNode();
        DataNode stub = port.export(object, DataNode.class);
        port.unexport(object);
        assertThrows(NoSuchObjectException.class, () -> RemoteCalls.call("datanode-1", stub, DataNode::version));

        RmiPort other = RmiPort.open(HostChoice.LOOPBACK, 0);
        DataNode absent = other.export(new FakeNode(), DataNode.class);
        other.close();
        Unreachable thrown =
                assertThrows(Unreachable.class, () -> RemoteCalls.call("datanode-1", absent, DataNode::version));
        assertTrue(thrown.getMessage().contains("datanode-1 at " + other.address()), thrown.getMessage());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalFailure thrown =
                    assertThrows(LocalFailure.class, () -> RmiPort.open(HostChoice.LOOPBACK, taken.getLocalPort()));
            assertTrue(thrown.getMessage().contains("port " + taken.getLocalPort()), thrown.getMessage());
        }
    }

    @Test
    void listensOnTheChosenAddressOnly() throws Exception {
        try (RmiPort other = RmiPort.open("127.0.0.2", 0)) {
            DataNode stub = other.export(new FakeNode(), DataNode.class);
            assertEquals(Optional.of(other.address()), StubAddress.of(stub));
            assertEquals(ProtocolVersion.CURRENT, RemoteCalls.call("datanode-2", stub, DataNode::version));
            // The same port of another address is still free.
            try (ServerSocket free = new ServerSocket(other.address().port(), 1, InetAddress.getLoopbackAddress())) {
                assertTrue(free.isBound());
            }
        }
    }

    @Test
    void thePortStaysWhileThereIsNoObjectAndGoesWithTheLastWord() throws Exception {
        FakeNode only = new FakeNode();
        try (RmiPort other = RmiPort.open(HostChoice.LOOPBACK, 0)) {
            for (int i = 0; i < 3; i++) {
                DataNode stub = other.export(only, DataNode.class);
                assertEquals(ProtocolVersion.CURRENT, RemoteCalls.call("datanode-1", stub, DataNode::version));
                assertEquals(1, other.size());
                other.unexport(only);
                assertEquals(0, other.size());
            }
            other.close();
            assertThrows(LocalFailure.class, () -> other.export(only, DataNode.class));
        }
    }

    @Test
    void factoriesOfOneTrafficAreEqual() {
        assertEquals(new ClientSockets(Traffic.DATA), new ClientSockets(Traffic.DATA));
        assertEquals(new ClientSockets(Traffic.DATA).hashCode(), new ClientSockets(Traffic.DATA).hashCode());
        assertNotEquals(new ClientSockets(Traffic.DATA), new ClientSockets(Traffic.CONTROL));
    }

    @Test
    void theStandInIsUnreferencedOnlyWhenTheObjectIs() {
        assertFalse(Exported.of(new FakeNode(), DataNode.class) instanceof Unreferenced);
        Forgettable object = new Forgettable();
        ((Unreferenced) Exported.of(object, DataNode.class)).unreferenced();
        assertTrue(object.forgotten);
    }

    @Test
    void addressesThatCannotBeListenedOnAreRefused() {
        for (String host : new String[] {"0.0.0.0", "192.0.2.1", "no-such-host.invalid"}) {
            LocalFailure thrown = assertThrows(LocalFailure.class, () -> RmiPort.open(host, 0));
            assertTrue(thrown.getMessage().contains("--host one of"), thrown.getMessage());
        }
        assertTrue(Limits.PACKET_CHUNKS * (Limits.CHUNK_BYTES + 64) < WireFilter.BYTES_MAX);
    }

    private static final class Forgettable extends FakeNode implements Unreferenced {
        private boolean forgotten;

        @Override
        public void unreferenced() {
            forgotten = true;
        }
    }
}
