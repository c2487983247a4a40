package panal.namenode.journal;

import java.util.Optional;
import panal.protocol.error.LocalFailure;

/**
 * How a {@link FileJournal} divides its files, and what is known of it beforehand.
 *
 * @param segmentBytes a log file that has grown to this many bytes gets a successor
 * @param snapshotBytes a snapshot follows when the log has grown by this many bytes, or by the last snapshot's size if that
 *     is more, since the last one
 * @param promise what an appended batch survives
 * @param founded who says that there is a journal already; empty where nobody does, and a new one may begin
 */
public record JournalSettings(long segmentBytes, long snapshotBytes, Promise promise, Optional<Founded> founded) {
    public static final JournalSettings DEFAULT = new JournalSettings(32L << 20, 64L << 20, Promise.SYNCED);

    public JournalSettings {
        if (segmentBytes < 1 || snapshotBytes < 1) {
            throw new IllegalArgumentException(
                    "segments of " + segmentBytes + " or snapshots after " + snapshotBytes + " bytes make no sense");
        }
    }

    /** Settings of a journal that may be a new one. */
    public JournalSettings(long segmentBytes, long snapshotBytes, Promise promise) {
        this(segmentBytes, snapshotBytes, promise, Optional.empty());
    }

    /**
     * A file that stands outside of the journal, and says that there is one.
     *
     * @param cluster whose journal that is
     */
    public record Founded(String file, String cluster) {}

    /** Bytes at the log's end that may be unforced at a time, where that is not all promised: a quarter of a log file. */
    long unforcedBytesMax() {
        return switch (promise) {
            case SYNCED -> 0;
            case WRITTEN -> segmentBytes / 4;
        };
    }

    /** The same with another promise. */
    public JournalSettings promising(Promise other) {
        return new JournalSettings(segmentBytes, snapshotBytes, other, founded);
    }

    /** The same with a snapshot after so many bytes of log. */
    public JournalSettings withSnapshotAfter(long bytes) {
        return new JournalSettings(segmentBytes, bytes, promise, founded);
    }

    /** The same for a journal that is known to be there, if it is. */
    public JournalSettings knowing(Optional<Founded> known) {
        return new JournalSettings(segmentBytes, snapshotBytes, promise, known);
    }

    /**
     * Throws LocalFailure when nothing was found at {@code where}, though there is known to be something: a mount that is
     * missing looks like a first start, and a second cluster must not be founded beside the first.
     *
     * @param last the last transaction that was found, 0 for none
     */
    void requireNoneIsLost(long last, String where) throws LocalFailure {
        if (last == 0 && founded.isPresent()) {
            throw new LocalFailure(
                    "no journal is in " + where + ", but " + founded.get().file() + " says that cluster "
                            + founded.get().cluster()
                            + " has one; mount what is missing, or bring the journal back from a copy;"
                            + " if it is lost for ever, run \"namenode rescue\"; to found a new cluster instead, remove that"
                            + " file and start again");
        }
    }
}
