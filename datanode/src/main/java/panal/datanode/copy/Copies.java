package panal.datanode.copy;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.heartbeat.Findings;
import panal.datanode.heartbeat.Standing;
import panal.datanode.store.BlockStore;
import panal.datanode.throttle.Throttle;
import panal.protocol.block.BlockGeometry;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.Finding;
import panal.protocol.value.Limits;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;

/**
 * The copies that this node was ordered to make: a few at a time, the others wait, and more than fit are dropped, as the
 * NameNode orders again what brings no news. Thread-safe; its monitor guards the tables, and nothing is sent under it.
 */
public final class Copies implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(Copies.class);
    /** One waits for its disk while another one waits for the network. */
    private static final int AT_ONCE = 3;

    private static final int WAITING_MAX = 1_000;

    private final BlockStore store;
    private final Standing standing;
    private final Sources sources;
    private final Findings findings;
    private final Throttle throttle;
    private final Executor threads;
    private final Map<BlockId, Ordered> waiting = new LinkedHashMap<>();
    private final Map<BlockId, CopyRun> underWay = new HashMap<>();
    private final Map<BlockId, Replica> replicasUnderWay = new HashMap<>();
    /** A packet each, for runs to come. */
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();

    private boolean closed;
    private long copiedBlocks;
    private long copiedBytes;

    /** An order and the number of the epoch that it is of. */
    private record Ordered(ReplicaCopy copy, long epoch) {}

    /** What was done so far, since the start. */
    public record Figures(int pending, long blocks, long bytes) {}

    /**
     * Copies nothing yet.
     *
     * @param throttle all copies share it; closed with this
     * @param threads runs each copy; may refuse one
     */
    public Copies(
            BlockStore store,
            Standing standing,
            Sources sources,
            Findings findings,
            Throttle throttle,
            Executor threads) {
        this.store = store;
        this.standing = standing;
        this.sources = sources;
        this.findings = findings;
        this.throttle = throttle;
        this.threads = threads;
    }

    /**
     * Takes orders in; those that are under way, or wait, are not taken twice.
     *
     * @param epoch the number of the epoch whose NameNode orders it
     * @return false if some were dropped, because too many wait
     */
    public boolean take(List<ReplicaCopy> orders, long epoch) {
        boolean all = true;
        synchronized (this) {
            for (ReplicaCopy copy : orders) {
                Replica replica = copy.replica();
                if (replica.equals(replicasUnderWay.get(replica.block()))) {
                    continue;
                }
                boolean room = waiting.size() < WAITING_MAX || waiting.containsKey(replica.block());
                if (room && !closed) {
                    waiting.put(replica.block(), new Ordered(copy, epoch));
                } else {
                    all = false;
                }
            }
        }
        begin();
        return all;
    }

    /** Drops what waits: whoever ordered it is not heard any more. */
    public synchronized void forget() {
        waiting.clear();
    }

    public synchronized Figures figures() {
        return new Figures(waiting.size() + underWay.size(), copiedBlocks, copiedBytes);
    }

    /** Breaks off what is under way, and begins nothing more. */
    @Override
    public void close() {
        List<CopyRun> runs;
        synchronized (this) {
            closed = true;
            waiting.clear();
            runs = new ArrayList<>(underWay.values());
        }
        throttle.close();
        runs.forEach(CopyRun::breakOff);
    }

    private void begin() {
        for (@Nullable Runnable next = next(); next != null; next = next()) {
            try {
                threads.execute(next);
            } catch (RejectedExecutionException stopped) {
                log.info("copies are not begun any more why=\"{}\"", stopped.getMessage());
                return;
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        for (Map.Entry<BlockId, Ordered> first : waiting.entrySet()) {
            // A newer attempt at a block that is just being copied waits for the older one to end.
            if (underWay.size() < AT_ONCE && !closed && !underWay.containsKey(first.getKey())) {
                Ordered order = first.getValue();
                waiting.remove(first.getKey());
                ByteBuffer buffer = buffer();
                CopyRun run = new CopyRun(order.copy(), standing.name(), store, sources, findings, throttle, buffer);
                underWay.put(first.getKey(), run);
                replicasUnderWay.put(first.getKey(), order.copy().replica());
                return () -> run(order, run, buffer);
            }
        }
        return null;
    }

    private ByteBuffer buffer() {
        ByteBuffer kept = buffers.pollLast();
        return kept == null ? ByteBuffer.allocateDirect(Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES) : kept;
    }

    private void run(Ordered order, CopyRun run, ByteBuffer buffer) {
        Replica replica = order.copy().replica();
        boolean made = false;
        try {
            made = make(order, run);
        } catch (PanalException failed) {
            log.warn(
                    "copy failed block={} attempt={} why=\"{}\"",
                    replica.block(),
                    replica.attempt(),
                    failed.getMessage());
            findings.add(new Finding.CopyFailed(replica.block(), String.valueOf(failed.getMessage())));
        } catch (InterruptedException stopped) {
            log.info("copy broken off block={} why=\"{}\"", replica.block(), stopped.getMessage());
        } catch (RuntimeException unforeseen) {
            log.error("copy failed block={}", replica.block(), unforeseen);
            findings.add(new Finding.CopyFailed(replica.block(), "unforeseen: " + unforeseen));
        } finally {
            ended(replica, buffer, made);
        }
        begin();
    }

    private boolean make(Ordered order, CopyRun run) throws PanalException, InterruptedException {
        long now = standing.heard().number();
        if (order.epoch() != now) {
            log.info("copy not begun, its order is of epoch {} and now is {}", order.epoch(), now);
            return false;
        }
        long began = System.nanoTime();
        Replica replica = order.copy().replica();
        boolean made = run.make();
        log.info(
                "copy {} block={} attempt={} bytes={} took_ms={}",
                made ? "made" : "not needed",
                replica.block(),
                replica.attempt(),
                replica.sum().length(),
                (System.nanoTime() - began) / 1_000_000);
        return made;
    }

    private synchronized void ended(Replica replica, ByteBuffer buffer, boolean made) {
        underWay.remove(replica.block());
        replicasUnderWay.remove(replica.block());
        buffers.addLast(buffer);
        if (made) {
            copiedBlocks++;
            copiedBytes += replica.sum().length();
        }
    }
}
