package panal.cliente.session;

import java.rmi.NoSuchObjectException;
import java.rmi.ServerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.value.NodeName;

/** The DataNodes as this client sees them: how to call them, how busy it keeps them, and which were slow. Thread-safe. */
public final class DataNodes {
    private static final Duration PENALTY = Duration.ofSeconds(30);

    private final ServiceFinder finder;
    private final Clock clock;
    private final Map<NodeName, AtomicInteger> busy = new ConcurrentHashMap<>();
    private final Map<NodeName, Instant> slowUntil = new ConcurrentHashMap<>();

    public DataNodes(ServiceFinder finder, Clock clock) {
        this.finder = finder;
        this.clock = clock;
    }

    /** Makes one call. A node that was restarted since the last one is looked up again. */
    public <R> R call(NodeName name, NodeCall<R> call) throws PanalException {
        AtomicInteger calls = busy.computeIfAbsent(name, n -> new AtomicInteger());
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
        record Ranked(NodeName name, boolean slow, int weight) {}
        return IntStream.range(0, bestFirst.size())
                .mapToObj(place -> {
                    NodeName name = bestFirst.get(place);
                    return new Ranked(name, isSlow(name), place + 2 * callsUnderWay(name));
                })
                .sorted(Comparator.comparing(Ranked::slow).thenComparingInt(Ranked::weight))
                .map(Ranked::name)
                .toList();
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
