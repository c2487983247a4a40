package panal.datanode.chain;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.stream.StreamConnection;
import panal.protocol.stream.StreamPool;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;

/**
 * Reaches the first of the nodes behind that takes a block, in a thread of its own, while the block's writer is answered:
 * by a stream, or by RMI where there is none. Thread-safe.
 */
final class NextNode implements Behind, Runnable {
    private static final Logger log = LoggerFactory.getLogger(NextNode.class);

    private final BlockWrite order;
    private final PeerCalls peers;
    private final StreamPool streams;
    private final ChainSettings settings;
    private final Duration wait;
    private final CompletableFuture<Behind> reached = new CompletableFuture<>();

    NextNode(BlockWrite order, PeerCalls peers, StreamPool streams, ChainSettings settings) {
        this.order = order;
        this.peers = peers;
        this.streams = streams;
        this.settings = settings;
        this.wait = settings.windowWait(order.rest().size());
    }

    @Override
    public void run() {
        List<NodeName> rest = order.rest();
        for (int i = 0; i < rest.size() && !reached.isDone(); i++) {
            BlockWrite from = order.withRest(rest.subList(i, rest.size()));
            try {
                Optional<StreamConnection> stream = streams.borrow(rest.get(i));
                if (stream.isEmpty()) {
                    passOnByRmi(new Downstream(from, peers, settings));
                    return;
                }
                passOnBy(stream.get(), from);
                return;
            } catch (PanalException | RuntimeException refused) {
                log.warn(
                        "next node skipped block={} attempt={} node={} why=\"{}\"",
                        order.token().block(),
                        order.token().attempt(),
                        rest.get(i),
                        refused.getMessage());
            }
        }
        drop("no node behind takes the block");
    }

    private void passOnBy(StreamConnection stream, BlockWrite from) throws PanalException {
        boolean begun = false;
        try {
            BlockWrite next = from.withRest(from.rest().subList(1, from.rest().size()));
            Behind behind = new StreamedBehind(from, stream, stream.beginWrite(next, (int) wait.toMillis()));
            begun = true;
            if (!reached.complete(behind)) {
                behind.end();
            }
        } finally {
            if (!begun) {
                stream.close();
            }
        }
    }

    private void passOnByRmi(Downstream behind) {
        if (reached.complete(behind)) {
            behind.run();
        }
    }

    /** Goes on without the nodes behind, if none was reached yet. */
    void drop(String why) {
        if (reached.complete(NOBODY)) {
            log.warn(
                    "next node dropped block={} attempt={} nodes={} why=\"{}\"",
                    order.token().block(),
                    order.token().attempt(),
                    order.rest(),
                    why);
        }
    }

    @Override
    public void send(int firstChunk, ByteBuffer records) {
        reachedWithin(wait.toMillis()).send(firstChunk, records);
    }

    @Override
    public void finish(BlockSum sum, long patienceMillis) {
        reachedWithin(Math.min(patienceMillis, wait.toMillis())).finish(sum, patienceMillis);
    }

    @Override
    public List<Receipt> receipts(long waitMillis) {
        return reachedWithin(0).receipts(waitMillis);
    }

    @Override
    public void end() {
        reached.complete(NOBODY);
        reached.join().end();
    }

    private Behind reachedWithin(long millis) {
        try {
            return reached.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            drop("not reached within " + millis + " ms");
        } catch (ExecutionException impossible) {
            drop(impossible.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            drop("stopped");
        }
        return reached.join();
    }
}
