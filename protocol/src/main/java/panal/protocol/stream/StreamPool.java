package panal.protocol.stream;

import java.io.Closeable;
import java.rmi.ConnectException;
import java.rmi.NoSuchObjectException;
import java.rmi.RemoteException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.Busy;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.error.VersionMismatch;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.rmi.StubAddress;
import panal.protocol.value.Address;
import panal.protocol.value.NodeName;
import panal.protocol.value.StreamTicket;

/**
 * Stream connections to DataNodes that are kept for the next request. Thread-safe; its monitor guards the tables, and
 * nothing is sent under it.
 */
public final class StreamPool implements Closeable {
    /** Idle ones to one node; a server has a thread for each. */
    private static final int IDLE_MAX = 8;
    /** Shorter than the server's patience, so that the server does not close under a request. */
    private static final Duration IDLE = Duration.ofSeconds(20);
    /** How long a node that gave no stream is not asked again. */
    private static final Duration REFUSAL = Duration.ofSeconds(30);

    private final Nodes nodes;
    private final Clock clock;
    private final Map<NodeName, Deque<Idle>> idle = new HashMap<>();
    private final Map<NodeName, Instant> refusedUntil = new HashMap<>();
    private boolean closed;

    /** Connects to nobody yet. */
    public StreamPool(Nodes nodes, Clock clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    /** The DataNodes, by name. Thread-safe. */
    public interface Nodes {
        DataNode find(NodeName name) throws PanalException;

        /** Where a node gives a stream, found out without RMI; empty when RMI has to be asked. */
        default Optional<StreamDoor> door(NodeName name) {
            return Optional.empty();
        }

        /** Looks it up again next time. */
        void forget(NodeName name);
    }

    private record Idle(StreamConnection connection, Instant since) {}

    /**
     * A connection for one or more requests; close it afterwards. One that is kept and whose peer is gone is not given.
     *
     * @return empty if the node lives and gives no stream, so that RMI has to do
     * @throws Unreachable if the node does not answer
     */
    public Optional<StreamConnection> borrow(NodeName name) throws PanalException {
        Optional<StreamConnection> kept = kept(name);
        return kept.isPresent() || refuses(name) ? kept : connect(name);
    }

    /** A connection that is kept, at once; empty if there is none. */
    public Optional<StreamConnection> kept(NodeName name) {
        while (true) {
            @Nullable Idle last;
            synchronized (this) {
                Deque<Idle> kept = idle.get(name);
                last = kept == null ? null : kept.pollLast();
            }
            if (last == null) {
                return Optional.empty();
            }
            boolean fresh = last.since().plus(IDLE).isAfter(clock.instant());
            if (fresh && last.connection().isQuiet()) {
                return Optional.of(last.connection());
            }
            last.connection().breakOff();
        }
    }

    /** Ends those that nobody has wanted for a while; to be called every few seconds by who lives long. */
    public void expire() {
        List<Idle> old = new ArrayList<>();
        Instant now = clock.instant();
        synchronized (this) {
            idle.values().forEach(kept -> takeOld(kept, now, old));
            idle.values().removeIf(Deque::isEmpty);
        }
        breakOff(old);
    }

    private synchronized boolean refuses(NodeName name) {
        Instant until = refusedUntil.get(name);
        return until != null && clock.instant().isBefore(until);
    }

    private Optional<StreamConnection> connect(NodeName name) throws PanalException {
        try {
            return Optional.of(connectOnce(name));
        } catch (NoSuchObjectException | ConnectException restarted) {
            nodes.forget(name);
        } catch (RemoteException broken) {
            nodes.forget(name);
            throw RemoteCalls.translated(name.text(), broken);
        } catch (Busy | VersionMismatch none) {
            return refused(name, none);
        }
        try {
            return Optional.of(connectOnce(name));
        } catch (RemoteException broken) {
            nodes.forget(name);
            throw RemoteCalls.translated(name.text(), broken);
        } catch (Busy | VersionMismatch none) {
            return refused(name, none);
        }
    }

    private StreamConnection connectOnce(NodeName name) throws RemoteException, PanalException {
        Optional<StreamDoor> found = nodes.door(name);
        StreamDoor door = found.isPresent() ? found.get() : doorByRmi(name);
        try {
            return StreamConnection.open(
                    name + " at " + door.address(),
                    door.address(),
                    door.ticket(),
                    connection -> takeBack(name, connection));
        } catch (PanalException noStream) {
            throw new Busy(noStream.getMessage());
        }
    }

    private StreamDoor doorByRmi(NodeName name) throws RemoteException, PanalException {
        DataNode node = nodes.find(name);
        StreamTicket ticket = node.stream();
        Address address = StubAddress.of(node).orElseThrow(() -> new Busy(name + " is reached without an address"));
        return new StreamDoor(address, ticket);
    }

    private synchronized Optional<StreamConnection> refused(NodeName name, PanalException why) {
        log().info("no stream node={} why=\"{}\"", name, why.getMessage());
        refusedUntil.put(name, clock.instant().plus(REFUSAL));
        return Optional.empty();
    }

    private boolean takeBack(NodeName name, StreamConnection connection) {
        List<Idle> old = new ArrayList<>();
        boolean kept = false;
        Instant now = clock.instant();
        synchronized (this) {
            Deque<Idle> there = idle.get(name);
            if (there == null) {
                there = new ArrayDeque<>();
                idle.put(name, there);
            }
            takeOld(there, now, old);
            if (!closed && there.size() < IDLE_MAX) {
                there.addLast(new Idle(connection, now));
                kept = true;
            }
        }
        breakOff(old);
        return kept;
    }

    private static void takeOld(Deque<Idle> from, Instant now, List<Idle> to) {
        while (!from.isEmpty() && from.peekFirst().since().plus(IDLE).isBefore(now)) {
            to.add(from.pollFirst());
        }
    }

    @Override
    public void close() {
        List<Idle> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            for (Deque<Idle> kept : idle.values()) {
                all.addAll(kept);
            }
            idle.clear();
        }
        breakOff(all);
    }

    private static void breakOff(List<Idle> ended) {
        for (Idle each : ended) {
            each.connection().breakOff();
        }
    }

    /** Looked for when there is something to say: the first one of a process takes a while. */
    private static Logger log() {
        return LoggerFactory.getLogger(StreamPool.class);
    }
}
