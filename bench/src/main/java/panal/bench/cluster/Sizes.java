package panal.bench.cluster;

/**
 * How much work is done.
 *
 * @param large bytes of the large file
 * @param parallel bytes of each file of those that are moved at once
 * @param clients how many clients work at once where more than one does
 * @param files how many small files there are
 * @param small bytes of a small file
 * @param listings how often the directory is listed in one measurement
 * @param calls bare calls and forced writes in one measurement of the machine
 */
record Sizes(long large, long parallel, int clients, int files, int small, int listings, int calls) {
    static final Sizes FULL = new Sizes(1L << 30, 512L << 20, 4, 2_000, 4096, 10, 10_000);
    /** Two blocks, so that all that a large file needs happens. */
    static final Sizes QUICK = new Sizes(72L << 20, 8L << 20, 4, 40, 4096, 2, 400);
}
