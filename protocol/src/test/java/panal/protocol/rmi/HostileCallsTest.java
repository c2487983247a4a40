package panal.protocol.rmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.ServerException;
import java.rmi.server.RemoteObject;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import panal.protocol.remote.ChangeListener;
import panal.protocol.remote.DataNode;
import panal.protocol.remote.Watches;
import panal.protocol.value.BlockToken;
import panal.protocol.value.ChangeMark;
import panal.protocol.value.FilePath;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.WatchRequest;
import panal.testkit.Seeds;

/** What a stranger may send to a port. Afterwards the port must still serve others. */
final class HostileCallsTest {
    private static final WatchRequest ALL = new WatchRequest(FilePath.ROOT, false, ChangeMark.NOW);

    private RmiPort port;
    private DataNode node;

    @BeforeEach
    void exportNode() throws Exception {
        port = RmiPort.open(HostChoice.LOOPBACK, 0);
        node = port.export(new FakeNode(), DataNode.class);
    }

    @AfterEach
    void stillServes() throws Exception {
        assertEquals(ProtocolVersion.CURRENT, RemoteCalls.call("datanode-1", node, DataNode::version));
        port.close();
    }

    @Test
    void randomBytesLeadNowhere() {
        Seeds.each(1, 30, random -> {
            byte[] bytes = new byte[1 + random.nextInt(4_000)];
            random.nextBytes(bytes);
            send(bytes);
        });
    }

    @Test
    void randomBytesBehindAProperGreetingLeadNowhere() {
        Seeds.each(1, 30, random -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(0x4a524d49);
            out.writeShort(2);
            out.writeByte(0x4c);
            out.writeByte(0x50);
            byte[] call = new byte[random.nextInt(2_000)];
            random.nextBytes(call);
            out.writeShort(0xaced);
            out.writeShort(5);
            out.write(call);
            send(bytes.toByteArray());
        });
    }

    private void send(byte[] bytes) throws IOException {
        try (Socket socket = new Socket(port.address().host(), port.address().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (java.net.SocketException dropped) {
            assertTrue(dropped.getMessage() != null);
        }
    }

    @Test
    void argumentsOfForeignClassesAreRefusedBeforeTheyAreMade() throws Exception {
        Map<String, String> map = new HashMap<>(Map.of("a", "b"));
        for (Object intruder : List.of(
                map,
                new PriorityQueue<>(List.of("a")),
                new BadAttributeValueExpException("x"),
                new ArrayList<Object>(List.of(map)),
                node)) {
            assertRejected(() -> callWith(intruder));
        }
    }

    private static void assertRejected(Executable call) {
        Exception thrown = assertThrows(Exception.class, call);
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        assertEquals(InvalidClassException.class, root.getClass(), String.valueOf(thrown));
        assertTrue(String.valueOf(root.getMessage()).contains("REJECTED"), root.toString());
    }

    /** Who watches gives a stub; nothing else comes in with it. */
    @Test
    void onlyTheProtocolsStubsPassWhereListenersAreTaken() throws Exception {
        DeafWatches deaf = new DeafWatches();
        Watches watches = port.export(deaf, Watches.class);
        Map<String, String> map = new HashMap<>(Map.of("a", "b"));
        Remote foreign = (Remote) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Foreign.class}, Proxy.getInvocationHandler(node));
        for (Object intruder : List.of(
                map,
                new PriorityQueue<>(List.of("a")),
                new BadAttributeValueExpException("x"),
                new ArrayList<Object>(List.of(node, map)),
                foreign)) {
            assertRejected(() -> watchWith(watches, intruder));
        }
        assertThrows(Exception.class, () -> watchWith(watches, node));
        assertThrows(Exception.class, () -> watchWith(watches, "no listener"));
        assertEquals(0, deaf.listeners.get());
        watches.watch(ALL, port.export(page -> {}, ChangeListener.class));
        assertEquals(1, deaf.listeners.get());
        assertRejected(() -> callWith(node));
    }

    /** An interface that is not the protocol's. */
    interface Foreign extends Remote {}

    @Test
    void aValueOfAWrongTypeIsRefused() {
        assertThrows(Exception.class, () -> callWith(ProtocolVersion.CURRENT));
    }

    @Test
    void anEndlessTextIsCutOff() {
        String text = "x".repeat(WatchedSocket.MESSAGE_BYTES_MAX + 1_000_000);
        RemoteException thrown = assertThrows(RemoteException.class, () -> callWith(text));
        assertFalse(thrown instanceof ServerException, "the server has read it all: " + thrown);
        assertThrows(RemoteException.class, () -> callWith(new byte[WireFilter.BYTES_MAX + 1]));
    }

    /** Calls {@link DataNode#sum} with an argument that Java's compiler would not let through. */
    private void callWith(Object argument) throws Exception {
        Method method = DataNode.class.getMethod("sum", BlockToken.class);
        String descriptor = "sum(Lpanal/protocol/value/BlockToken;)Lpanal/protocol/value/BlockSum;";
        call(node, method, hashOf(descriptor), argument);
    }

    private static void watchWith(Watches watches, Object listener) throws Exception {
        Method method = Watches.class.getMethod("watch", WatchRequest.class, ChangeListener.class);
        String descriptor = "watch(Lpanal/protocol/value/WatchRequest;Lpanal/protocol/remote/ChangeListener;)"
                + "Lpanal/protocol/value/ChangePage;";
        call(watches, method, hashOf(descriptor), ALL, listener);
    }

    private static void call(Remote stub, Method method, long hash, Object... arguments) throws Exception {
        RemoteObject handler = (RemoteObject) Proxy.getInvocationHandler(stub);
        handler.getRef().invoke(stub, method, arguments, hash);
    }

    /** RMI's method hash (Java Remote Method Invocation Specification, 8.3). */
    private static long hashOf(String nameAndDescriptor) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeUTF(nameAndDescriptor);
        byte[] digest = MessageDigest.getInstance("SHA").digest(bytes.toByteArray());
        return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
