package panal.bench.system;

import java.util.Locale;

/** What a system has done when it says that a file is written. */
public enum Durability {
    /** Enough processes have the bytes; the kernel writes them to the disks when it likes. */
    REPLICATED,
    /** The bytes are on the disks. */
    SYNCED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
