package panal.namenode.watch;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Namespace;

/**
 * Has what is committed read for those who watch. The committing thread leaves references here and goes on: it neither reads
 * nor waits, and when too many wait to be read it drops them, which is told as a gap. While nobody watches, nothing is kept
 * but the last namespace. Thread-safe.
 */
public final class ChangeFeed implements Closeable {
    /** Batches that may wait to be read. */
    static final int QUEUE = 1_024;
    /** Changes that are kept for who was away for a while. */
    private static final int KEPT = 10_000;
    /** What those may take of the memory, as paths can be very long. */
    private static final long KEPT_BYTES = 32L << 20;

    private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);

    private final Executor executor;
    private final Runnable news;
    private final ChangeRing ring;
    /** What waits to be read; guarded by this, as all fields below. */
    private final Deque<Step> waiting = new ArrayDeque<>(QUEUE);

    private Optional<Namespace> last = Optional.empty();
    private long lastTransaction = -1;
    private boolean awake;
    private boolean reading;
    /** Whether batches were dropped behind those that wait. */
    private boolean dropped;

    /**
     * A feed that nobody watches yet.
     *
     * @param executor gives a thread for as long as somebody watches
     * @param news called by that thread when there is something to tell
     */
    public ChangeFeed(Executor executor, Runnable news) {
        this(executor, news, KEPT, KEPT_BYTES);
    }

    ChangeFeed(Executor executor, Runnable news, int kept, long keptBytes) {
        this.executor = executor;
        this.news = news;
        this.ring = new ChangeRing(kept, keptBytes);
    }

    /** A batch that was committed; without edits, a point before which nothing is known. */
    private record Step(Namespace before, List<Edit> edits, long through) {
        long transactionBefore() {
            return through - edits.size();
        }
    }

    /** Where it begins; later batches may have come before this is said. */
    public synchronized void startFrom(Namespace namespace, long transaction) {
        if (transaction > lastTransaction) {
            last = Optional.of(namespace);
            lastTransaction = transaction;
        }
    }

    /** Edits are durable, and led to this namespace; called by the committing thread. */
    public synchronized void committed(Namespace namespace, List<Edit> edits, long transaction) {
        if (awake && last.isPresent()) {
            if (waiting.size() < QUEUE) {
                waiting.add(new Step(last.get(), edits, transaction));
                notifyAll();
            } else {
                dropped = true;
            }
        }
        last = Optional.of(namespace);
        lastTransaction = transaction;
    }

    /** Somebody watches: from now on all is kept. Answers the transaction behind which that is. */
    public synchronized long begin() {
        if (!awake && last.isPresent()) {
            awake = true;
            waiting.add(new Step(last.get(), List.of(), lastTransaction));
            notifyAll();
        }
        if (!reading) {
            executor.execute(this::run);
            reading = true;
        }
        return lastTransaction;
    }

    /** Nobody watches any more. */
    public synchronized void rest() {
        awake = false;
        dropped = false;
        waiting.clear();
        notifyAll();
    }

    public synchronized boolean isAwake() {
        return awake;
    }

    /** What came behind a transaction, at most {@code limit} changes (positive). */
    public Stretch behind(long transaction, int limit) {
        return ring.behind(transaction, limit);
    }

    /** Waits until something behind a transaction is known, at most so long; says whether it is. */
    public boolean await(long transaction, long nanos) throws InterruptedException {
        return ring.await(transaction, nanos);
    }

    private void run() {
        while (awaitSteps()) {
            readAll();
            try {
                news.run();
            } catch (RuntimeException defect) {
                log.error("news cannot be told", defect);
            }
        }
    }

    /** Waits for something to read; false when nobody watches any more, and this thread may go. */
    private synchronized boolean awaitSteps() {
        while (awake && waiting.isEmpty() && !dropped) {
            try {
                wait();
            } catch (InterruptedException stop) {
                awake = false;
            }
        }
        reading = awake;
        return awake;
    }

    /** Reads what waits. */
    void readAll() {
        for (Optional<Step> step = next(); step.isPresent(); step = next()) {
            read(step.get());
        }
    }

    private synchronized Optional<Step> next() {
        if (dropped && waiting.isEmpty() && last.isPresent()) {
            log.warn("changes come faster than they are read: those who watch are told of a gap");
            dropped = false;
            return Optional.of(new Step(last.get(), List.of(), lastTransaction));
        }
        return Optional.ofNullable(waiting.poll());
    }

    private void read(Step step) {
        if (step.edits().isEmpty()) {
            ring.skipTo(step.through());
            return;
        }
        try {
            long before = step.transactionBefore();
            ring.add(before, ChangeReader.read(step.before(), step.edits(), before + 1), step.through());
        } catch (RuntimeException defect) {
            log.error("changes cannot be read transaction={}", step.through(), defect);
            ring.skipTo(step.through());
        }
    }

    @Override
    public void close() {
        rest();
    }
}
