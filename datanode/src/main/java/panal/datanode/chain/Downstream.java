package panal.datanode.chain;

import java.nio.ByteBuffer;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** The nodes behind, by RMI: packets go through a bounded window to a thread of their own. Thread-safe. */
final class Downstream implements Behind, Runnable {
    private static final Logger log = LoggerFactory.getLogger(Downstream.class);
    /** The last step wakes a thread that waits for the next one. */
    private static final Step ABORT = writer -> {
        writer.abort();
        return true;
    };

    private final BlockWrite order;
    private final PeerCalls peers;
    private final Duration windowWait;
    private final Duration idle;
    private final BlockingQueue<Step> window;
    private final CompletableFuture<List<Receipt>> receipts = new CompletableFuture<>();
    private volatile boolean dropped;

    Downstream(BlockWrite order, PeerCalls peers, ChainSettings settings) {
        this.order = order;
        this.peers = peers;
        this.windowWait = settings.windowWait(order.rest().size());
        // The writer in front expires first.
        this.idle = settings.idle().multipliedBy(2);
        this.window = new ArrayBlockingQueue<>(settings.windowPackets());
    }

    /** Something to do with the next node; true when it was the last. */
    private interface Step {
        boolean take(BlockWriter writer) throws RemoteException, PanalException;
    }

    /** Passes a copy on, some time; waits while the window is full. */
    @Override
    public void send(int firstChunk, ByteBuffer records) {
        if (dropped) {
            return;
        }
        Packet packet = packetOf(firstChunk, records);
        put(
                writer -> {
                    writer.write(packet);
                    return false;
                },
                windowWait.toMillis());
    }

    /** A packet that came by RMI has its array for itself; what came by a stream stands in a buffer that is used again. */
    private static Packet packetOf(int firstChunk, ByteBuffer records) {
        if (records.hasArray() && records.arrayOffset() == 0 && records.remaining() == records.array().length) {
            return new Packet(firstChunk, records.array());
        }
        byte[] copy = new byte[records.remaining()];
        records.get(records.position(), copy);
        return new Packet(firstChunk, copy);
    }

    @Override
    public void finish(BlockSum sum, long patienceMillis) {
        put(
                writer -> {
                    receipts.complete(writer.finish(sum, patienceMillis));
                    return true;
                },
                Math.min(patienceMillis, windowWait.toMillis()));
    }

    @Override
    public List<Receipt> receipts(long waitMillis) {
        try {
            return receipts.get(Math.max(0, waitMillis), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            drop("no receipt in time");
        } catch (ExecutionException failed) {
            drop(failed.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            drop("stopped");
        }
        return List.of();
    }

    @Override
    public void end() {
        dropped = true;
        window.clear();
        window.offer(ABORT);
        receipts.complete(List.of());
    }

    /** Goes on without the nodes behind. */
    void drop(String why) {
        if (!dropped) {
            log.warn(
                    "next node dropped block={} attempt={} nodes={} why=\"{}\"",
                    order.token().block(),
                    order.token().attempt(),
                    order.rest(),
                    why);
        }
        end();
    }

    @Override
    public void run() {
        Optional<BlockWriter> writer = peers.firstToTake(order, () -> !dropped, (next, behind) -> next.open(behind));
        if (writer.isEmpty()) {
            drop("no node behind takes the block");
            return;
        }
        try {
            pump(writer.get());
        } catch (RemoteException | PanalException | RuntimeException failed) {
            drop(String.valueOf(failed.getMessage()));
            abortQuietly(writer.get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            drop("stopped");
        }
    }

    private void pump(BlockWriter writer) throws RemoteException, PanalException, InterruptedException {
        boolean last = false;
        while (!last) {
            @Nullable Step step = window.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
            last = (step == null || dropped ? ABORT : step).take(writer);
        }
    }

    private void put(Step step, long waitMillis) {
        try {
            if (!dropped && !window.offer(step, waitMillis, TimeUnit.MILLISECONDS)) {
                drop("window full for " + waitMillis + " ms");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            drop("stopped");
        }
    }

    private static void abortQuietly(BlockWriter writer) {
        try {
            writer.abort();
        } catch (RemoteException unreachable) {
            log.debug("abort not delivered why=\"{}\"", unreachable.getMessage());
        }
    }
}
