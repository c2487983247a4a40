package panal.cliente.console.output;

/** Sizes as {@code ls -h} shows them: powers of 1,024, rounded up, two or three digits. */
public final class HumanSize {
    private static final String UNITS = "KMGTPE";

    private HumanSize() {}

    /** {@code 0}, {@code 1023}, {@code 1.0K}, {@code 9.8M}, {@code 64M}, {@code 1.5G}. */
    public static String of(long bytes) {
        if (bytes < 1024) {
            return Long.toString(bytes);
        }
        int unit = 0;
        long scale = 1024;
        while (unit + 1 < UNITS.length() && ceiling(bytes, scale) >= 1024) {
            scale *= 1024;
            unit++;
        }
        return digits(bytes, scale) + UNITS.charAt(unit);
    }

    private static String digits(long bytes, long scale) {
        // Tenths are taken of the rest alone, so that ten times an exbibyte cannot overflow.
        long tenths = bytes / scale * 10 + (long) Math.ceil(bytes % scale / (double) scale * 10);
        return tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(ceiling(bytes, scale));
    }

    private static long ceiling(long bytes, long scale) {
        return bytes / scale + (bytes % scale == 0 ? 0 : 1);
    }
}
