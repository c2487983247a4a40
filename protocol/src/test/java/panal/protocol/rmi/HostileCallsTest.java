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
import panal.protocol.remote.DataNode;
import panal.protocol.value.BlockToken;
import panal.protocol.value.ProtocolVersion;
import panal.testkit.Seeds;

/** What a stranger may send to a port. Afterwards the port must still serve others. */
final class HostileCallsTest {
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
            Exception thrown = assertThrows(Exception.class, () -> callWith(intruder));
            Throwable root = thrown;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            assertEquals(InvalidClassException.class, root.getClass(), String.valueOf(thrown));
            assertTrue(String.valueOf(root.getMessage()).contains("REJECTED"), root.toString());
        }
    }

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
        RemoteObject handler = (RemoteObject) Proxy.getInvocationHandler(node);
        handler.getRef()
                .invoke(
                        node,
                        method,
                        new Object[] {argument},
                        hashOf("sum(Lpanal/protocol/value/BlockToken;)Lpanal/protocol/value/BlockSum;"));
    }

    /** RMI's method hash (Java Remote Method Invocation Specification, 8.3). */
    private static long hashOf(String nameAndDescriptor) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeUTF(nameAndDescriptor);
        byte[] digest = MessageDigest.getInstance("SHA").digest(bytes.toByteArray());
        return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
