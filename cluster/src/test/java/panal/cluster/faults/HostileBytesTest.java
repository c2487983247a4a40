package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import panal.cliente.Panal;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;
import panal.protocol.value.Address;
import panal.protocol.value.FilePath;
import panal.testkit.Seeds;

/** Strangers talk to every port. Nothing they say ends a service or changes a file. */
final class HostileBytesTest {
    private static final int JRMI = 0x4a524d49;
    private static final int SINGLE_OP = 0x4c;
    private static final int STREAM = 0x4b;
    private static final int CALL = 0x50;

    private static RealCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = RealCluster.start(1);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void randomBytesOnEveryPortDisturbNobody() throws Exception {
        Seeds.each(1, 30, random -> {
            byte[] bytes = new byte[1 + random.nextInt(5_000)];
            random.nextBytes(bytes);
            everyPortHears(bytes);
        });
        stillWorks("/after-random-bytes");
    }

    @Test
    void randomBytesBehindAProperGreetingDisturbNobody() throws Exception {
        Seeds.each(
                100, 30, random -> everyPortHears(greeted(random.nextBoolean() ? SINGLE_OP : STREAM, noise(random))));
        stillWorks("/after-greetings");
    }

    @Test
    void objectsThatNoProtocolHasAreRefusedUnread() throws Exception {
        for (Object object : gadgets()) {
            everyPortHears(greeted(SINGLE_OP, call(object)));
        }
        stillWorks("/after-gadgets");
    }

    private static void everyPortHears(byte[] bytes) throws IOException {
        for (RealService service : cluster.services()) {
            Address address = service.plan().address();
            try (Socket socket = new Socket(address.host(), address.port())) {
                socket.setSoTimeout(200);
                OutputStream out = socket.getOutputStream();
                out.write(bytes);
                out.flush();
                socket.shutdownOutput();
                socket.getInputStream().readNBytes(64);
            } catch (java.net.SocketException | java.net.SocketTimeoutException refused) {
                // As it should be.
            }
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** As JRMP begins (Java Remote Method Invocation Specification, 10.2). */
    private static byte[] greeted(int protocol, byte[] rest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(JRMI);
            out.writeShort(2);
            out.writeByte(protocol);
            out.write(rest);
        }
        return bytes.toByteArray();
    }

    /** A call of the registry's bind with {@code argument}, which a server without filters would read. */
    private static byte[] call(Object argument) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(CALL);
        try (ObjectOutputStream out = new AsRmiMarshals(bytes)) {
            out.writeLong(0);
            out.writeInt(0);
            out.writeLong(0);
            out.writeShort(0);
            out.writeInt(0);
            out.writeLong(4905912898345647071L);
            out.writeObject("stranger");
            out.writeObject(argument);
        }
        return bytes.toByteArray();
    }

    /** RMI writes a code base behind each class; here there is none. */
    private static final class AsRmiMarshals extends ObjectOutputStream {
        AsRmiMarshals(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            writeObject(null);
        }
    }

    /** Shapes that known attacks begin with: deep sets that take for ever to hash, huge arrays, comparing queues, URLs. */
    private static List<Object> gadgets() throws IOException {
        Set<Object> deep = new HashSet<>();
        Set<Object> left = deep;
        Set<Object> right = new HashSet<>();
        for (int level = 0; level < 60; level++) {
            Set<Object> nextLeft = new HashSet<>();
            Set<Object> nextRight = new HashSet<>();
            nextLeft.add("different");
            left.add(nextLeft);
            left.add(nextRight);
            right.add(nextLeft);
            right.add(nextRight);
            left = nextLeft;
            right = nextRight;
        }
        Map<Object, Object> urls = new HashMap<>();
        urls.put(new URL("http://localhost:1/"), "resolved when hashed");
        List<Object> gadgets = new ArrayList<>();
        gadgets.add(deep);
        gadgets.add(urls);
        gadgets.add(new PriorityQueue<>(List.of("b", "a")));
        gadgets.add(new byte[2_000_000]);
        return gadgets;
    }

    private static void stillWorks(String path) throws Exception {
        for (RealService service : cluster.services()) {
            assertTrue(service.alive(), () -> service.name() + " has ended\n" + service.output());
        }
        Workload work = new Workload();
        try (Panal panal = cluster.client()) {
            work.upload(panal, new FilePath(path), 1_500_000);
            work.verify(panal);
        }
    }
}
