package panal.namenode.journal;

/**
 * How a {@link FileJournal} divides its files.
 *
 * @param segmentBytes a log file that has grown to this many bytes gets a successor
 * @param snapshotBytes a snapshot follows when the log has grown by this many bytes, or by the last snapshot's size if that
 *     is more, since the last one
 * @param promise what an appended batch survives
 */
public record JournalSettings(long segmentBytes, long snapshotBytes, Promise promise) {
    public static final JournalSettings DEFAULT = new JournalSettings(32L << 20, 64L << 20, Promise.SYNCED);

    public JournalSettings {
        if (segmentBytes < 1 || snapshotBytes < 1) {
            throw new IllegalArgumentException(
                    "segments of " + segmentBytes + " or snapshots after " + snapshotBytes + " bytes make no sense");
        }
    }

    /** Bytes at the log's end that may be unforced at a time, where that is not all promised: a quarter of a log file. */
    long unforcedBytesMax() {
        return switch (promise) {
            case SYNCED -> 0;
            case WRITTEN -> segmentBytes / 4;
        };
    }

    /** The same with another promise. */
    public JournalSettings promising(Promise other) {
        return new JournalSettings(segmentBytes, snapshotBytes, other);
    }
}
