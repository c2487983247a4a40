package panal.datanode.chain;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.store.Finished;
import panal.datanode.store.UnfinishedBlock;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.stream.StreamRequests;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.Receipt;

/**
 * One block being written here and passed on, whichever way it comes and goes. It is given up when its writer is silent for
 * long. Thread-safe.
 */
final class ChainBlock implements StreamRequests.IncomingBlock {
    private static final Logger log = LoggerFactory.getLogger(ChainBlock.class);
    /** What a node keeps of its patience for its own answer. */
    private static final long ANSWER_MILLIS = 2_000;
    /** Callers give up a call after half a minute. */
    private static final long PATIENCE_MAX_MILLIS = 25_000;

    private final UnfinishedBlock block;
    private final Durability durability;
    private final Behind behind;
    private final ReceiptSigner signer;
    private final Clock clock;
    private final Runnable givenUp;
    private final Consumer<ChainBlock> onEnd;
    /** Guards the steps of the block, one at a time. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Instant lastCall;
    private boolean ended;

    /**
     * Owns the unfinished block from now on.
     *
     * @param givenUp run when it is ended by {@link #expire}
     * @param onEnd told once, whatever the end
     */
    ChainBlock(
            UnfinishedBlock block,
            Durability durability,
            Behind behind,
            ReceiptSigner signer,
            Clock clock,
            Runnable givenUp,
            Consumer<ChainBlock> onEnd) {
        this.block = block;
        this.durability = durability;
        this.behind = behind;
        this.givenUp = givenUp;
        this.signer = signer;
        this.clock = clock;
        this.onEnd = onEnd;
        this.lastCall = clock.instant();
    }

    @Override
    public void write(int firstChunk, ByteBuffer stored) throws PanalException {
        lock.lock();
        try {
            requireOpen();
            VerifiedRecords records = block.verify(firstChunk, stored);
            behind.send(firstChunk, stored);
            block.append(stored, records);
            lastCall = clock.instant();
        } catch (PanalException failed) {
            end();
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Receipt> finish(BlockSum sum, long patienceMillis) throws PanalException {
        lock.lock();
        try {
            requireOpen();
            return finishWithin(sum, Math.max(0, Math.min(patienceMillis, PATIENCE_MAX_MILLIS)));
        } finally {
            end();
            lock.unlock();
        }
    }

    @Override
    public void abort() {
        lock.lock();
        try {
            end();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the block if nothing more can come of it, or nobody has called for so long; not while a call is under way. */
    void expire(Duration idle) {
        if (lock.tryLock()) {
            try {
                boolean silent = lastCall.plus(idle).isBefore(clock.instant());
                if (!ended && (silent || block.over())) {
                    log.info("block given up block={} attempt={} silent={}", block.block(), block.attempt(), silent);
                    end();
                    givenUp.run();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** What the nodes behind are given of so much patience. */
    static long patienceBehind(long patienceMillis) {
        return Math.max(0, Math.min(patienceMillis, PATIENCE_MAX_MILLIS) - ANSWER_MILLIS);
    }

    /** The nodes behind end the block while this one does; a failure here does not take their receipts away. */
    private List<Receipt> finishWithin(BlockSum sum, long patienceMillis) throws PanalException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        behind.finish(sum, patienceBehind(patienceMillis));
        List<Receipt> receipts = new ArrayList<>();
        Optional<PanalException> failure = Optional.empty();
        try {
            Finished finished = block.finish(sum, durability);
            receipts.add(signer.sign(finished));
        } catch (PanalException failed) {
            failure = Optional.of(failed);
        }
        receipts.addAll(behind.receipts(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        if (receipts.isEmpty()) {
            throw failure.orElseThrow();
        }
        failure.ifPresent(failed -> log.warn(
                "block failed here, is whole behind block={} attempt={} why=\"{}\"",
                block.block(),
                block.attempt(),
                failed.getMessage()));
        return List.copyOf(receipts);
    }

    private void requireOpen() throws StaleAttempt {
        if (ended) {
            throw new StaleAttempt("attempt " + block.attempt() + " at block " + block.block()
                    + " is over here; ask for a new attempt");
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            block.abort();
            behind.end();
            onEnd.accept(this);
        }
    }
}
