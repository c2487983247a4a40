package panal.protocol.value;

import java.nio.file.attribute.FileTime;

/**
 * When a file was last modified, in milliseconds since 1970, as far as a cluster keeps it: in the years 1678 to 2261, which
 * any machine can give to a file, because it counts nanoseconds in 64 bits. What lies outside is a mistake of somebody's clock.
 */
public final class ModificationTime {
    /** Stands for no time in particular: a file that is told to have been modified then is as old as its completion. */
    public static final long NONE = 0;

    private static final long EARLIEST = -9_214_560_000_000L;
    private static final long LATEST = 9_214_646_399_999L;

    private ModificationTime() {}

    /** The nearest that a cluster keeps; never {@link #NONE}. */
    public static long of(FileTime time) {
        long millis = Math.max(EARLIEST, Math.min(LATEST, time.toMillis()));
        return millis == NONE ? 1 : millis;
    }

    /** Whether a cluster keeps it. */
    public static boolean isKept(long millis) {
        return millis >= EARLIEST && millis <= LATEST;
    }
}
