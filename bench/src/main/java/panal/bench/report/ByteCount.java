package panal.bench.report;

/** Bytes in words. */
public final class ByteCount {
    private ByteCount() {}

    /** {@code 1 GiB}, {@code 72 MiB}, {@code 4 KiB}: in the largest unit that needs no fraction. */
    public static String shown(long bytes) {
        for (int unit = 3; unit > 0; unit--) {
            if (bytes % (1L << (10 * unit)) == 0) {
                return (bytes >> (10 * unit)) + " " + "KMG".charAt(unit - 1) + "iB";
            }
        }
        return bytes + " B";
    }
}
