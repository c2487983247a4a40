package panal.datanode.throttle;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** What clients leave of a machine, in bytes a second. Thread-safe if its parts are. */
public final class LeftRate implements LongSupplier {
    private static final long MIB = 1024 * 1024;
    /** While clients are there, copies may have this much, or a fifth of what the machine has just shown, if that is more. */
    private static final long COPIES_BUSY = 16 * MIB;

    private static final long COPIES_SHARE = 5;
    private static final long SCRUB_BUSY = 2 * MIB;
    private static final long SCRUB_IDLE = 32 * MIB;

    private final BooleanSupplier clients;
    private final LongSupplier busy;
    private final long idle;

    private LeftRate(BooleanSupplier clients, LongSupplier busy, long idle) {
        this.clients = clients;
        this.busy = busy;
        this.idle = idle;
    }

    /**
     * For copies that are made on order: somebody's last copy may depend on them.
     *
     * @param clients whether clients' transfers are under way
     * @param seen bytes a second that this machine has moved lately
     * @param cap never more than this
     */
    public static LeftRate forCopies(BooleanSupplier clients, LongSupplier seen, long cap) {
        return new LeftRate(clients, () -> Math.min(cap, Math.max(COPIES_BUSY, seen.getAsLong() / COPIES_SHARE)), cap);
    }

    /** For verifying what has been lying there for a while, which has days for it. */
    public static LeftRate forScrub(BooleanSupplier clients) {
        return new LeftRate(clients, () -> SCRUB_BUSY, SCRUB_IDLE);
    }

    @Override
    public long getAsLong() {
        return clients.getAsBoolean() ? busy.getAsLong() : idle;
    }
}
