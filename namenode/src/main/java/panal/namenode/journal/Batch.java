package panal.namenode.journal;

/**
 * Edits that become durable together, or not at all.
 *
 * @param firstTransaction the first edit's transaction id; batches follow each other without a gap
 * @param count how many edits, at least 1
 * @param edits one msgpack map each, back to back; never changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent") // batches are passed on, not compared
public record Batch(long firstTransaction, int count, byte[] edits) {
    public Batch {
        if (firstTransaction < 1 || count < 1) {
            throw new IllegalArgumentException("batch of " + count + " edits at transaction " + firstTransaction);
        }
    }

    /** The last edit's transaction id. */
    public long lastTransaction() {
        return firstTransaction + count - 1;
    }
}
