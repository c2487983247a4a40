package panal.namenode.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The last changes, for as many as have room, without a hole: behind {@link #start} everything is here that happened until
 * {@link #end}. Thread-safe; one thread adds.
 */
final class ChangeRing {
    /** By number modulo the length; guarded by this, as all fields below. */
    private final @Nullable KnownChange[] slots;

    private final long bytes;
    /** What the changes that are kept weigh. */
    private long weight;
    /** Numbers of the first change that is kept, and of the one to come. */
    private long first;

    private long next;
    private long start;
    private long end;

    /**
     * An empty ring.
     *
     * @param capacity changes, positive
     * @param bytes what they may weigh; the last one is kept whatever it does
     */
    ChangeRing(int capacity, long bytes) {
        this.slots = new KnownChange[capacity];
        this.bytes = bytes;
    }

    /**
     * Takes in what a batch has changed. If it does not go on where the one before ended, that one and all before are
     * forgotten: a hole would be taken for silence.
     *
     * @param before the last transaction before the batch
     * @param through the batch's last
     */
    synchronized void add(long before, List<KnownChange> changes, long through) {
        if (before != end) {
            clear(before);
        }
        for (KnownChange change : changes) {
            weight += change.weight();
            while (next - first == slots.length || (weight > bytes && next > first)) {
                dropFirst();
            }
            slots[slot(next++)] = change;
        }
        end = through;
        notifyAll();
    }

    private void dropFirst() {
        KnownChange dropped = at(first);
        start = dropped.change().transaction();
        weight -= dropped.weight();
        slots[slot(first++)] = null;
    }

    /** Nothing is known of what came before. */
    synchronized void skipTo(long transaction) {
        clear(transaction);
        notifyAll();
    }

    private void clear(long transaction) {
        Arrays.fill(slots, null);
        weight = 0;
        first = next;
        start = transaction;
        end = transaction;
    }

    /** What came behind a transaction, at most {@code limit} changes (positive). */
    synchronized Stretch behind(long transaction, int limit) {
        if (transaction < start) {
            return new Stretch(List.of(), end, false, true);
        }
        long from = firstBehind(transaction);
        long to = Math.min(next, from + limit);
        List<KnownChange> found = new ArrayList<>();
        for (long number = from; number < to; number++) {
            found.add(at(number));
        }
        boolean more = to < next;
        long through = more ? at(to - 1).change().transaction() : Math.max(end, transaction);
        return new Stretch(found, through, more, false);
    }

    /** Waits until something behind a transaction is known, at most so long; says whether it is. */
    synchronized boolean await(long transaction, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (end <= transaction) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Binary search: transactions ascend. */
    private long firstBehind(long transaction) {
        long low = first;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).change().transaction() > transaction) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int slot(long number) {
        return (int) (number % slots.length);
    }

    private KnownChange at(long number) {
        KnownChange there = slots[slot(number)];
        if (there == null) {
            throw new IllegalStateException("no change " + number + " of " + first + " to " + next);
        }
        return there;
    }
}
