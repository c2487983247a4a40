package panal.namenode.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is known of a directory that is to be filled: what may be overwritten there, and what must not. Thread-safe.
 */
final class Welcome {
    private final boolean keepsOld;
    private final Optional<Seen> seen;
    private final long startedAt;
    private volatile boolean expected;
    /** Files from this transaction on are this process's own. */
    private volatile long ownFrom;

    private final AtomicLong handed = new AtomicLong();
    private volatile Optional<Refusal> refusal = Optional.empty();

    private Welcome(boolean expected, boolean keepsOld, Optional<Seen> seen, long startedAt, long ownFrom) {
        this.expected = expected;
        this.keepsOld = keepsOld;
        this.seen = seen;
        this.startedAt = startedAt;
        this.ownFrom = ownFrom;
    }

    /** What a start has read in a directory, and judged: its record, and the highest transaction. */
    record Seen(Optional<ViewFile> record, long highest) {}

    /** Why the files of these names, with this record, must not be overwritten. */
    record Refusal(List<String> names, Optional<ViewFile> record, String why) {}

    /** Of a directory that has everything. */
    static Welcome current(long startedAt) {
        return new Welcome(true, false, Optional.empty(), startedAt, 0);
    }

    /**
     * Of a directory that could not be looked into, or has nothing.
     *
     * @param expected whether a copy of the journal was there before, so that to find nothing means a lost mount
     * @param startedAt the last transaction of the journal when this process began
     */
    static Welcome unknown(boolean expected, long startedAt) {
        return new Welcome(expected, false, Optional.empty(), startedAt, Long.MAX_VALUE);
    }

    /**
     * Of a directory that the start has read and that has not everything.
     *
     * @param keepsOld whether all that is there is put aside, because nothing proves that the journal has any of it
     */
    static Welcome behind(Seen seen, boolean keepsOld, long startedAt) {
        return new Welcome(true, keepsOld, Optional.of(seen), startedAt, Long.MAX_VALUE);
    }

    boolean expected() {
        return expected;
    }

    /** Whether the start has judged a directory with this record. */
    boolean hasSeen(Optional<ViewFile> record) {
        return seen.filter(then -> then.record().equals(record)).isPresent();
    }

    /**
     * The last transaction that may be in the directory without its being better than the journal.
     *
     * @param shared the last one that it had for certain when it was current
     */
    long limit(Optional<ViewFile> record, long shared) {
        long known = Math.max(proven(record, shared), handed.get());
        return hasSeen(record) ? Math.max(known, seen.map(Seen::highest).orElse(0L)) : known;
    }

    /** The last transaction up to which the journal has whatever other processes have written there. */
    private long proven(Optional<ViewFile> record, long shared) {
        // Another process had begun to fill it, from this journal.
        boolean begun = record.filter(ViewFile::knowsItIsBehind).isPresent();
        return begun ? Math.max(shared, startedAt) : shared;
    }

    /** Whether the journal has all of a file that is called so and ends at {@code end}. */
    boolean isSpare(String name, long end, Optional<ViewFile> record, long shared) {
        long begins = FileHeader.Kind.SNAPSHOT
                .transactionOf(name)
                .or(() -> FileHeader.Kind.SEGMENT.transactionOf(name).map(first -> first - 1))
                .orElse(0L);
        boolean own = begins >= ownFrom;
        return (own && end <= Math.max(handed.get(), shared)) || (!own && !keepsOld && end <= proven(record, shared));
    }

    /** This process fills it from now on, with everything up to {@code transaction}. */
    void fills(long transaction) {
        ownFrom = Math.min(ownFrom, transaction);
        hands(transaction);
    }

    /** This process writes there what the journal has up to this transaction. */
    void hands(long transaction) {
        handed.accumulateAndGet(transaction, Math::max);
    }

    /** It has a copy of the journal from now on, all of which is this process's own. */
    void joins() {
        expected = true;
        ownFrom = 0;
    }

    /** What was said of it when the same was there before. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    void refuses(Refusal why) {
        refusal = Optional.of(why);
    }
}
