package panal.cliente.console.progress;

/**
 * How far one thing is.
 *
 * @param name safe to show
 * @param done bytes
 * @param total bytes; -1 when it is not known
 * @param rate bytes a second; -1 when it is not told
 * @param secondsLeft -1 when it is not known
 */
record Row(String name, long done, long total, long rate, long secondsLeft) {
    /** Whole percents, 100 only when all is done; -1 when the total is not known. */
    int percent() {
        if (total < 0) {
            return -1;
        }
        if (done >= total) {
            return 100;
        }
        return (int) Math.min(99, Math.floor(done * 100.0 / total));
    }
}
