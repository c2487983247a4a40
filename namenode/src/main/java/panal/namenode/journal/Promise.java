package panal.namenode.journal;

/** What an appended batch survives when its callers are answered. */
public enum Promise {
    /** The end of the machine: each batch is forced to the disk. */
    SYNCED,
    /**
     * The end of the process, also by {@code kill -9}: each batch is with the operating system, and is forced soon. A
     * power cut takes back what was not forced yet.
     */
    WRITTEN
}
