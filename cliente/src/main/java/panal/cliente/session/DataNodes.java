package panal.cliente.session;

import java.io.Closeable;
import java.rmi.NoSuchObjectException;
import java.rmi.ServerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.stream.StreamConnection;
import panal.protocol.stream.StreamDoor;
import panal.protocol.stream.StreamPool;
import panal.protocol.value.NodeName;

/**
 * The DataNodes as this client sees them: how to call them and to open streams to them, how busy it keeps them, and which
 * were slow. Thread-safe.
 */
public final class DataNodes implements Closeable {
    private static final Duration PENALTY = Duration.ofSeconds(30);

    private final ServiceFinder finder;
    private final Clock clock;
    private final Map<NodeName, AtomicInteger> busy = new ConcurrentHashMap<>();
    private final Map<NodeName, Instant> slowUntil = new ConcurrentHashMap<>();
    private final Optional<StreamPool> streams;
    /** Streams in use, so that closing can end them. */
    private final Set<StreamLoan> lent = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    /**
     * @param streaming whether bulk bytes go over streams where a node has them; else all is RMI
     */
    public DataNodes(ServiceFinder finder, Clock clock, boolean streaming) {
        this.finder = finder;
        this.clock = clock;
        ByFinder nodes = new ByFinder(finder, new QuickStreams(finder.quickWay()));
        this.streams = streaming ? Optional.of(new StreamPool(nodes, clock)) : Optional.empty();
    }

    /**
     * A stream to a node, which counts as a call under way until it is closed.
     *
     * @return empty if there is none, so that calls have to do
     */
    public Optional<StreamLoan> stream(NodeName name) throws PanalException {
        if (streams.isEmpty()) {
            return Optional.empty();
        }
        Optional<StreamConnection> connection = streams.get().borrow(name);
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        AtomicInteger calls = calls(name);
        StreamLoan loan = new StreamLoan(connection.get(), ending -> {
            if (lent.remove(ending)) {
                calls.decrementAndGet();
            }
        });
        calls.incrementAndGet();
        lent.add(loan);
        if (closed) {
            loan.breakOff();
        }
        return Optional.of(loan);
    }

    /** Ends the streams, also those that are in use. */
    @Override
    public void close() {
        closed = true;
        if (streams.isPresent()) {
            streams.get().close();
        }
        for (StreamLoan loan : lent) {
            loan.breakOff();
        }
    }

    private record ByFinder(ServiceFinder finder, QuickStreams quick) implements StreamPool.Nodes {
        @Override
        public DataNode find(NodeName name) throws PanalException {
            return finder.lookup(name.text(), DataNode.class);
        }

        @Override
        public Optional<StreamDoor> door(NodeName name) {
            return quick.door(name);
        }

        @Override
        public void forget(NodeName name) {
            finder.forget(name.text());
        }
    }

    /** Makes one call. A node that was restarted since the last one is looked up again. */
    public <R> R call(NodeName name, NodeCall<R> call) throws PanalException {
        AtomicInteger calls = calls(name);
        calls.incrementAndGet();
        try {
            return tryTwice(name, call);
        } finally {
            calls.decrementAndGet();
        }
    }

    /** Answered late or not at all: it is the last choice for half a minute. */
    public void slow(NodeName name) {
        slowUntil.put(name, clock.instant().plus(PENALTY));
    }

    public boolean isSlow(NodeName name) {
        Instant until = slowUntil.getOrDefault(name, Instant.MIN);
        return clock.instant().isBefore(until);
    }

    /**
     * The nodes in the order in which to ask them: not those that were slow, rather those that this client keeps less
     * busy, else as given. Two places in the given order weigh as much as one call under way.
     */
    public List<NodeName> ranked(List<NodeName> bestFirst) {
        List<Ranked> ranked = new ArrayList<>(bestFirst.size());
        for (NodeName name : bestFirst) {
            ranked.add(new Ranked(name, isSlow(name), ranked.size() + 2 * callsUnderWay(name)));
        }
        Collections.sort(ranked);
        List<NodeName> names = new ArrayList<>(ranked.size());
        for (Ranked each : ranked) {
            names.add(each.name());
        }
        return names;
    }

    private record Ranked(NodeName name, boolean slow, int weight) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            return slow == other.slow ? Integer.compare(weight, other.weight) : Boolean.compare(slow, other.slow);
        }
    }

    private AtomicInteger calls(NodeName name) {
        AtomicInteger known = busy.get(name);
        if (known != null) {
            return known;
        }
        AtomicInteger made = new AtomicInteger();
        AtomicInteger meanwhile = busy.putIfAbsent(name, made);
        return meanwhile == null ? made : meanwhile;
    }

    private int callsUnderWay(NodeName name) {
        AtomicInteger calls = busy.get(name);
        return calls == null ? 0 : calls.get();
    }

    private <R> R tryTwice(NodeName name, NodeCall<R> call) throws PanalException {
        try {
            return tryOnce(name, call);
        } catch (NoSuchObjectException restarted) {
            // The stub that was remembered is forgotten now; this time a fresh one is asked.
        }
        try {
            return tryOnce(name, call);
        } catch (NoSuchObjectException restarted) {
            throw new Unreachable(name + " was restarted meanwhile", restarted);
        }
    }

    private <R> R tryOnce(NodeName name, NodeCall<R> call) throws PanalException, NoSuchObjectException {
        DataNode node = finder.lookup(name.text(), DataNode.class);
        try {
            return RemoteCalls.call(name.text(), node, call::on);
        } catch (NoSuchObjectException restarted) {
            finder.forget(name.text());
            throw restarted;
        } catch (Unreachable gone) {
            finder.forget(name.text());
            throw gone;
        } catch (RuntimeException thrownThere) {
            throw RemoteCalls.translated(name.text(), new ServerException("unexpected", thrownThere));
        }
    }
}
