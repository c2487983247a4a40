package panal.datanode.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.Busy;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.quick.QuickConnection;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.stream.StreamConnection;
import panal.protocol.stream.StreamDoor;
import panal.protocol.stream.StreamPool;
import panal.protocol.value.Address;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;
import panal.testkit.Await;
import panal.testkit.FakeClock;

/** Which connections there are, and which are used again. */
final class StreamPoolTest {
    @TempDir
    Path home;

    private final FakeClock clock = FakeClock.anyTime();
    private TestChain chain;

    @BeforeEach
    void start() throws PanalException {
        chain = new TestChain(home, clock, Long.MAX_VALUE, Set.of(1, 2, 3));
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void aKeptConnectionIsUsedAgainAndNotWhenItsNodeIsGone() throws Exception {
        Counting nodes = new Counting(chain.peers);
        try (StreamPool pool = new StreamPool(nodes, clock)) {
            NodeName first = NodeName.ofSlot(1);
            pool.borrow(first).orElseThrow().close();
            StreamConnection broken = pool.borrow(first).orElseThrow();
            assertEquals(1, nodes.found(), "it is the same one");
            broken.beginWrite(chain.order(7, 1));
            broken.close();
            StreamConnection kept = pool.borrow(first).orElseThrow();
            assertEquals(2, nodes.found(), "that one was in the middle of a block");
            kept.close();
            chain.node(1).die();
            assertThrows(Unreachable.class, () -> pool.borrow(first));
        }
    }

    @Test
    void aSecondCloseLeavesWhoeverHasTheConnectionNowAlone() throws Exception {
        try (StreamPool pool = new StreamPool(chain.peers, clock)) {
            NodeName first = NodeName.ofSlot(1);
            StreamConnection before = pool.borrow(first).orElseThrow();
            before.close();
            StreamConnection now = pool.borrow(first).orElseThrow();
            before.close();
            before.breakOff();
            assertEquals(Optional.empty(), pool.kept(first), "it is lent to one only");
            now.beginWrite(chain.order(7, 1));
            now.close();
        }
    }

    /** At the node each is a thread, which waits for a minute. */
    @Test
    void whatNobodyWantsAnyMoreIsEndedWithoutBeingAskedFor() throws Exception {
        try (StreamPool pool = new StreamPool(chain.peers, clock)) {
            NodeName first = NodeName.ofSlot(1);
            pool.borrow(first).orElseThrow().close();
            clock.advance(Duration.ofSeconds(15));
            pool.expire();
            pool.kept(first).orElseThrow().close();
            clock.advance(Duration.ofSeconds(21));
            pool.expire();
            // By the time it would be good for another request; it is not there.
            clock.advance(Duration.ofSeconds(-21));
            assertEquals(Optional.empty(), pool.kept(first));
        }
    }

    @Test
    void aNodeWithoutStreamsIsToldFromOneThatIsGone() throws Exception {
        try (TestChain plain = new TestChain(home.resolve("plain"), clock, Long.MAX_VALUE);
                StreamPool pool = new StreamPool(plain.peers, clock)) {
            assertEquals(Optional.empty(), pool.borrow(NodeName.ofSlot(1)));
        }
    }

    @Test
    void aStreamIsOpenedWithoutOneCallByRmi() throws Exception {
        try (StreamPool pool = new StreamPool(new Doors(chain), clock)) {
            StreamConnection open = pool.borrow(NodeName.ofSlot(2)).orElseThrow();
            open.beginWrite(chain.order(7, 1).withRest(List.of()));
            open.close();
        }
    }

    @Test
    void anAddressThatAnotherNodeHasByNowGivesNone() throws Exception {
        Doors doors = new Doors(chain);
        doors.moved.put(NodeName.ofSlot(1), NodeName.ofSlot(2));
        Unreachable refused = assertThrows(Unreachable.class, () -> doors.asked(NodeName.ofSlot(1)));
        assertEquals("datanode-1 is not here, but datanode-2", refused.getMessage());
        try (StreamPool pool = new StreamPool(doors, clock)) {
            assertThrows(IllegalStateException.class, () -> pool.borrow(NodeName.ofSlot(1)), "RMI is asked");
        }
    }

    @Test
    void onlySoManyBlocksAreOpenAtOnce() throws PanalException, RemoteException {
        Set<StreamConnection> open = new HashSet<>();
        for (int block = 1; block <= TestChain.SETTINGS.writersMax(); block++) {
            StreamConnection other = chain.stream(3);
            open.add(other);
            other.beginWrite(chain.order(block, 1).withRest(List.of()));
        }
        try (StreamConnection third = chain.stream(3)) {
            BlockWrite oneMore = chain.order(99, 1).withRest(List.of());
            assertThrows(Busy.class, () -> third.beginWrite(oneMore));
            open.iterator().next().breakOff();
            third.beginWrite(oneMore);
        }
        open.forEach(StreamConnection::breakOff);
        Await.until("no block is open", () -> chain.node(3).chains().writers() == 0);
    }

    /** What a client knows that asks without RMI, and would not be helped by it. */
    private static final class Doors implements StreamPool.Nodes, QuickServer.Desk {
        private final TestChain chain;
        /** Whose address stands for another node's. */
        private final Map<NodeName, NodeName> moved = new HashMap<>();

        Doors(TestChain chain) {
            this.chain = chain;
        }

        @Override
        public Address where(String service) {
            NodeName name = new NodeName(service);
            return chain.node(moved.getOrDefault(name, name).slot()).port().address();
        }

        /** Throws also where it is a refusal. */
        StreamDoor asked(NodeName name) throws PanalException, IOException {
            RmiPort names = RmiPort.open("127.0.0.1", 0);
            names.serve(new QuickServer(this));
            try {
                return QuickConnection.toStreams(names.address(), name);
            } finally {
                names.close();
            }
        }

        @Override
        public Optional<StreamDoor> door(NodeName name) {
            try {
                return Optional.of(asked(name));
            } catch (PanalException | IOException refused) {
                return Optional.empty();
            }
        }

        @Override
        public DataNode find(NodeName name) {
            throw new IllegalStateException(name + " is looked up for RMI");
        }

        @Override
        public void forget(NodeName name) {
            throw new IllegalStateException(name + " is forgotten");
        }
    }

    /** Counts how often a node is looked up, which is done for each new connection. */
    private static final class Counting implements StreamPool.Nodes {
        private final StreamPool.Nodes nodes;
        private final AtomicInteger found = new AtomicInteger();

        Counting(StreamPool.Nodes nodes) {
            this.nodes = nodes;
        }

        int found() {
            return found.get();
        }

        @Override
        public DataNode find(NodeName name) throws PanalException {
            found.incrementAndGet();
            return nodes.find(name);
        }

        @Override
        public void forget(NodeName name) {
            nodes.forget(name);
        }
    }
}
