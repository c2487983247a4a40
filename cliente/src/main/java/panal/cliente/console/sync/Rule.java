package panal.cliente.console.sync;

/**
 * What makes two files differ, and what becomes of what only the target has.
 *
 * @param bySum whether files of one length are compared by their bytes, and not by their times
 * @param deletes whether what the source does not have is deleted
 */
public record Rule(boolean bySum, boolean deletes) {
    /** File systems keep times more or less finely; rsync takes the same. */
    static final long SAME_TIME_MILLIS = 1_000;

    static boolean sameTime(Entry one, Entry other) {
        return Math.abs(one.modifiedMillis() - other.modifiedMillis()) <= SAME_TIME_MILLIS;
    }
}
