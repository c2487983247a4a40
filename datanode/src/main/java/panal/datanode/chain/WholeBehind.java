package panal.datanode.chain;

import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.rmi.RemoteException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.stream.StreamConnection;
import panal.protocol.stream.StreamPool;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/**
 * The nodes behind, for a block of one packet. Over a connection that is kept it goes out from the caller's thread and
 * buffer; only when there is none, or the next node fails, another thread looks for a node that takes it. Used by one
 * thread, but for {@link #end}.
 */
final class WholeBehind implements Behind {
    private static final Logger log = LoggerFactory.getLogger(WholeBehind.class);

    private final BlockWrite order;
    private final BlockSum sum;
    private final long patienceMillis;
    private final PeerCalls peers;
    private final Optional<StreamPool> streams;
    private final Executor forwarding;
    private final long waitMillis;
    /** The caller's, who keeps it until the block has ended here. */
    private ByteBuffer records = ByteBuffer.allocate(0);

    private Optional<StreamConnection> sentOn = Optional.empty();
    private final CompletableFuture<List<Receipt>> answer = new CompletableFuture<>();

    /**
     * Sends nothing yet.
     *
     * @param patienceMillis what the nodes behind are given
     * @param waitMillis how long the caller waits for them at most
     */
    WholeBehind(
            BlockWrite order,
            BlockSum sum,
            long patienceMillis,
            PeerCalls peers,
            Optional<StreamPool> streams,
            Executor forwarding,
            long waitMillis) {
        this.order = order;
        this.sum = sum;
        this.patienceMillis = patienceMillis;
        this.peers = peers;
        this.streams = streams;
        this.forwarding = forwarding;
        this.waitMillis = waitMillis;
    }

    @Override
    public void send(int firstChunk, ByteBuffer verified) {
        records = verified;
        NodeName next = order.rest().get(0);
        Optional<StreamConnection> kept = streams.flatMap(pool -> pool.kept(next));
        if (kept.isPresent()) {
            try {
                kept.get().sendWhole(behind(order), sum, patienceMillis, (int) waitMillis, records.duplicate());
                sentOn = kept;
                return;
            } catch (PanalException broken) {
                kept.get().close();
                log.debug("kept stream broken node={} why=\"{}\"", next, broken.getMessage());
            }
        }
        passOn(order);
    }

    @Override
    public void finish(BlockSum claimed, long patience) {
        // It went with the records.
    }

    /** The answer comes in time in any case: without receipts when the nodes behind are late. */
    @Override
    public List<Receipt> receipts(long waitMost) {
        long wait = Math.max(0, Math.min(waitMost, waitMillis));
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
        Optional<StreamConnection> sent = sentOn;
        sentOn = Optional.empty();
        if (sent.isPresent()) {
            try (StreamConnection connection = sent.get()) {
                return connection.receipts((int) wait);
            } catch (PanalException failed) {
                skipped(order, failed);
                passOn(mayBeAskedAgain(failed) ? order : behind(order));
            }
        }
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            log.warn(
                    "next node dropped block={} nodes={} why=\"late\"",
                    order.token().block(),
                    order.rest());
        } catch (ExecutionException impossible) {
            log.error("not passed on block={}", order.token().block(), impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        end();
        return List.of();
    }

    /** The connection was of an earlier process, as a rule; the same attempt has the same bytes, so asking twice is safe. */
    private static boolean mayBeAskedAgain(PanalException failed) {
        return failed instanceof Unreachable && !(failed.getCause() instanceof SocketTimeoutException);
    }

    /** Nobody waits for the answer any more. */
    @Override
    public void end() {
        sentOn.ifPresent(StreamConnection::breakOff);
        answer.complete(List.of());
    }

    /** Another thread asks one node after the other, with a copy of the records, as it may outlive this block. */
    private void passOn(BlockWrite from) {
        if (from.rest().isEmpty()) {
            end();
            return;
        }
        byte[] copy = new byte[records.remaining()];
        records.get(records.position(), copy);
        try {
            forwarding.execute(() -> answer.complete(firstToTake(from, copy)));
        } catch (RejectedExecutionException busy) {
            end();
        }
    }

    private List<Receipt> firstToTake(BlockWrite from, byte[] copy) {
        for (BlockWrite left = from; !left.rest().isEmpty() && !answer.isDone(); left = behind(left)) {
            try {
                return ask(left.rest().get(0), behind(left), copy);
            } catch (PanalException | RemoteException | RuntimeException refused) {
                skipped(left, refused);
            }
        }
        return List.of();
    }

    private List<Receipt> ask(NodeName next, BlockWrite behindNext, byte[] copy)
            throws PanalException, RemoteException {
        Optional<StreamConnection> stream = streams.isPresent() ? streams.get().borrow(next) : Optional.empty();
        if (stream.isEmpty()) {
            return peers.ask(next, behindNext, (node, order) -> node.write(order, new Packet(0, copy), sum));
        }
        try (StreamConnection connection = stream.get()) {
            return connection.writeWhole(behindNext, sum, patienceMillis, ByteBuffer.wrap(copy));
        }
    }

    private static BlockWrite behind(BlockWrite order) {
        return order.withRest(order.rest().subList(1, order.rest().size()));
    }

    private static void skipped(BlockWrite order, Exception why) {
        log.warn(
                "next node skipped block={} attempt={} node={} why=\"{}\"",
                order.token().block(),
                order.token().attempt(),
                order.rest().get(0),
                why.getMessage());
    }
}
