package panal.cliente.console.progress;

import panal.cliente.console.words.Texts;

/**
 * All files of a command together.
 *
 * @param files that have come through
 * @param failed files that have not
 * @param expected files in all, as far as they are counted
 * @param done bytes moved, without those of files that failed
 * @param total bytes in all, without those of files that failed; -1 while they are counted, and where that is not possible
 * @param counting whether there may be more than are counted yet
 */
record Sums(long files, long failed, long expected, long done, long total, boolean counting) {
    /** {@code 12 of 340 files}, {@code 12 of 340+ files, 2 failed}. */
    String text(Texts texts) {
        String so = texts.text(
                expected == 1 ? "transfer.files.one" : "transfer.files.many", files, expected + (counting ? "+" : ""));
        return failed > 0 ? so + ", " + texts.counted("transfer.failed", failed) : so;
    }

    /** Whether more than one file is to be told of. */
    boolean several() {
        return expected > 1 || counting;
    }
}
