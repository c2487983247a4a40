package panal.cliente.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.quick.QuickServer;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.stream.StreamDoor;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.NodeName;
import panal.protocol.value.StreamTicket;

/** When DataNodes are asked for streams without RMI, and when not any more. */
final class QuickStreamsTest {
    private static final NodeName HERE = NodeName.ofSlot(1);
    private static final NodeName GONE = NodeName.ofSlot(2);
    private static final StreamTicket TICKET = new StreamTicket(new Bits256(1, 2, 3, 4));

    private final AtomicInteger asked = new AtomicInteger();
    private RmiPort port;

    /** A name server and a DataNode in one. */
    private final class Service implements QuickServer.Desk {
        @Override
        public Address where(String service) {
            asked.incrementAndGet();
            return port.address();
        }

        @Override
        public StreamTicket stream(NodeName node) throws PanalException {
            if (!node.equals(HERE)) {
                throw new Unreachable(node + " is not here, but " + HERE);
            }
            return TICKET;
        }
    }

    @BeforeEach
    void serve() throws Exception {
        port = RmiPort.open(HostChoice.LOOPBACK, 0);
        port.serve(new QuickServer(new Service()));
    }

    @AfterEach
    void end() {
        port.close();
    }

    @Test
    void aNodeThatIsNotWhereItWasEndsThisWay() {
        QuickStreams quick = new QuickStreams(Optional.of(port.address()));
        Optional<StreamDoor> door = Optional.of(new StreamDoor(port.address(), TICKET));
        assertEquals(door, quick.door(HERE));
        assertEquals(door, quick.door(HERE));
        assertEquals(Optional.empty(), quick.door(GONE));
        assertEquals(3, asked.get());
        assertEquals(Optional.empty(), quick.door(HERE));
        assertEquals(3, asked.get(), "nobody is asked any more");
    }

    @Test
    void whereNobodyAsksSoNoConnectionIsMade() {
        assertEquals(Optional.empty(), new QuickStreams(Optional.empty()).door(HERE));
        assertEquals(0, asked.get());
    }
}
