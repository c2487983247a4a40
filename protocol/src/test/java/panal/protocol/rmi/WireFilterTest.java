package panal.protocol.rmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.rmi.Remote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NotFound;
import panal.protocol.remote.DataNode;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.Entry;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeId;
import panal.protocol.value.Order;
import panal.protocol.value.Packet;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockPage;

final class WireFilterTest {
    private RmiPort port;
    private DataNode stub;

    @BeforeEach
    void exportNode() throws Exception {
        port = RmiPort.open(HostChoice.LOOPBACK, 0);
        stub = port.export(new FakeNode(), DataNode.class);
    }

    @AfterEach
    void close() {
        port.close();
    }

    private static Object passed(Object value, WireFilter filter) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        }
    }

    static List<Object> values() {
        Replica replica = new Replica(new BlockId(1), 1, new BlockSum(5, 6));
        return List.of(
                new FilePath("/a/b"),
                new NodeId(new UUID(1, 2)),
                Durability.SYNCED,
                replica,
                new StockPage(new ReportPoint(1, 2), 0, true, Collections.nCopies(Limits.STOCK_PAGE_REPLICAS, replica)),
                new Order.DeleteReplicas(List.of(replica, replica)),
                new Order.ReportStock(),
                List.of(),
                List.of("a"),
                List.of("a", "b", "c"),
                Set.of("role:datanode", "rack:1"),
                new ArrayList<>(List.of(replica)),
                "text",
                17L,
                true);
    }

    @ParameterizedTest
    @MethodSource("values")
    void letsTheProtocolsValuesIn(Object value) throws Exception {
        assertEquals(value, passed(value, WireFilter.arguments()));
        assertEquals(value, passed(value, WireFilter.everything()));
    }

    @Test
    void aFullPagePassesWhenNoTwoReplicasAreTheSame() throws Exception {
        List<Replica> replicas = new ArrayList<>();
        for (int i = 1; i <= Limits.STOCK_PAGE_REPLICAS; i++) {
            replicas.add(new Replica(new BlockId(i), 1, new BlockSum(i, i)));
        }
        StockPage page = new StockPage(new ReportPoint(1, 2), 0, true, replicas);
        assertEquals(page, passed(page, WireFilter.arguments()));
    }

    @Test
    void letsErrorsInWithTheirTraces() throws Exception {
        assertEquals("x", ((LocalFailure) passed(new LocalFailure("x"), WireFilter.everything())).getMessage());
        NotFound found = (NotFound) passed(new NotFound("/x"), WireFilter.everything());
        assertEquals(new NotFound("/x").getMessage(), found.getMessage());
        LocalFailure caused = new LocalFailure("x", new IOException("y", new IllegalArgumentException("z")));
        caused.addSuppressed(new IOException("w"));
        LocalFailure arrived = (LocalFailure) passed(caused, WireFilter.everything());
        assertEquals("java.io.IOException: y", String.valueOf(arrived.getCause()));
    }

    @Test
    void packetsPass() throws Exception {
        Packet packet = new Packet(3, new byte[459_000]);
        assertEquals(459_000, ((Packet) passed(packet, WireFilter.arguments())).records().length);
    }

    static List<Object> intruders() {
        Map<Object, Object> map = new HashMap<>(Map.of("a", "b"));
        return List.of(
                map,
                new HashSet<>(Set.of("a")),
                new PriorityQueue<>(List.of("a")),
                new BadAttributeValueExpException("x"),
                new LocalFailure("hides another", new BadAttributeValueExpException("x")),
                java.time.Instant.EPOCH,
                Arrays.asList("a", "b"),
                new ArrayList<Object>(List.of(map)),
                List.of("a", map),
                Runtime.class,
                new byte[WireFilter.BYTES_MAX + 1],
                new long[1],
                Arguments.of((Object) new Object[WireFilter.ELEMENTS_MAX + 1]),
                Arguments.of((Object) new String[2][2]),
                Collections.nCopies(3, "a"),
                new ArrayList<Object>(Collections.nCopies(WireFilter.ELEMENTS_MAX + 1, "a")),
                List.copyOf(Collections.nCopies(WireFilter.ELEMENTS_MAX + 1, "a")),
                nested(WireFilter.DEPTH_MAX + 1),
                (java.util.function.Supplier<String> & java.io.Serializable) () -> "a lambda");
    }

    private static Object nested(int depth) {
        List<Object> list = List.of("leaf", "leaf");
        for (int i = 0; i < depth; i++) {
            list = List.of(list, list);
        }
        return list;
    }

    @ParameterizedTest
    @MethodSource("intruders")
    void refusesEverythingElse(Object intruder) {
        assertThrows(InvalidClassException.class, () -> passed(intruder, WireFilter.arguments()));
        assertThrows(InvalidClassException.class, () -> passed(intruder, WireFilter.everything()));
    }

    @Test
    void stubsPassOnlyWhereTheyAreExpected() throws Exception {
        Entry entry = new Entry("datanode-1", stub, "127.0.0.1:1", Set.of("role:datanode"));
        assertEquals(entry, passed(entry, WireFilter.argumentsWithStubs()));
        assertEquals(entry, passed(entry, WireFilter.everything()));
        assertThrows(InvalidClassException.class, () -> passed(entry, WireFilter.arguments()));
    }

    @Test
    void stubsOfForeignInterfacesAreRefused() {
        Remote foreign = (Remote) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Foreign.class},
                java.lang.reflect.Proxy.getInvocationHandler(stub));
        assertThrows(InvalidClassException.class, () -> passed(foreign, WireFilter.argumentsWithStubs()));
        assertThrows(InvalidClassException.class, () -> passed(foreign, WireFilter.everything()));
    }

    /** An interface that is not the protocol's. */
    interface Foreign extends Remote {}
}
