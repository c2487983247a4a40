package panal.namenode.blocks;

import java.util.Optional;
import panal.protocol.value.NodeId;
import panal.protocol.value.ReportPoint;

/**
 * What one node is known to have, and up to where in its own history. Changes that are newer than a report which is still
 * on its way are remembered for a while, so that the report does not undo them. Not thread-safe.
 */
final class Stock {
    final NodeId node;
    final int index;
    /** How many blocks it is known to have. */
    int count;
    /** What its copies are worth. */
    Standing standing = Standing.UNKNOWN;
    /** Blocks of files that it has, and of which copies are missing that can be made; and their bytes. */
    int owed;

    long owedBytes;
    /** Blocks of uploads that it has. */
    int unsettled;

    Optional<StockReport> arriving = Optional.empty();

    private long incarnation;
    private long known;
    private boolean reported;
    private boolean newProcess;
    /** Recent changes by block: the sequence, doubled, plus 1 for a gain. Two generations, the older one is dropped whole. */
    private LongMap<Long> recent = new LongMap<>();

    private LongMap<Long> older = new LongMap<>();
    private long remembersFrom;
    private long recentFrom;

    Stock(NodeId node, int index) {
        this.node = node;
        this.index = index;
    }

    /** A process of the node has joined; a new one's history begins anew, and so does what must be reported. */
    void joined(long newIncarnation) {
        arriving = Optional.empty();
        reported = false;
        if (newIncarnation != incarnation) {
            beginHistory(newIncarnation);
        }
    }

    private void beginHistory(long newIncarnation) {
        incarnation = newIncarnation;
        newProcess = true;
        known = 0;
        recent = new LongMap<>();
        older = new LongMap<>();
        remembersFrom = 0;
        recentFrom = 0;
    }

    boolean current(ReportPoint at) {
        return at.incarnation() == incarnation;
    }

    /** Whether {@code at} is from a process that is not the newest known one. */
    boolean outdated(ReportPoint at) {
        return at.incarnation() < incarnation;
    }

    boolean reported() {
        return reported;
    }

    /** Whether the newest process has not told yet what it has: what an older one was told is forgotten there. */
    boolean newProcess() {
        return newProcess;
    }

    void reportedAsOf(ReportPoint at) {
        reported = true;
        newProcess = false;
        arriving = Optional.empty();
        remembersFrom = Math.max(remembersFrom, at.sequence());
        knownUpTo(at.sequence());
    }

    void knownUpTo(long sequence) {
        known = Math.max(known, sequence);
    }

    /** Whether all that happened on the node up to this point has been told. */
    boolean tells(ReportPoint at) {
        return reported && at.sequence() <= known;
    }

    /** Notes a change; false when a later one to the same block is known already. */
    boolean change(long block, long sequence, boolean gained) {
        if (changedAfter(block, sequence - 1)) {
            return false;
        }
        recent.put(block, sequence * 2 + (gained ? 1 : 0));
        return true;
    }

    boolean changedAfter(long block, long sequence) {
        return lastChange(block).map(change -> change / 2 > sequence).orElse(false);
    }

    private Optional<Long> lastChange(long block) {
        Optional<Long> change = recent.get(block);
        return change.isPresent() ? change : older.get(block);
    }

    /** Whether the changes since this point are still remembered, so that a report as of it can be merged. */
    boolean remembers(ReportPoint at) {
        return current(at) && at.sequence() >= remembersFrom;
    }

    /** Forgets the older half of the recent changes; to be called every few minutes. */
    void age() {
        older = recent;
        remembersFrom = recentFrom;
        recent = new LongMap<>();
        recentFrom = known;
    }

    /** Whether a block that was known to be here is not in the report, and has not come since. */
    boolean misses(long block, StockReport report) {
        return !report.lists(block) && !changedAfter(block, report.asOf().sequence());
    }
}
