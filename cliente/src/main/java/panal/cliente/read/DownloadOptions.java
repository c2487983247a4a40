package panal.cliente.read;

/**
 * How a file is brought to this machine.
 *
 * @param overwrite whether a file that is there is replaced, once the new one is whole
 * @param synced whether the bytes are forced to the disk before the file gets its name
 * @param kept whether whole blocks of a file of several are kept when the download ends early, for one that continues
 * @param continued whether blocks that an earlier download has kept are taken, after their sums were checked
 * @param times whether the file here has the time of its last modification in the cluster; else that of its download
 */
public record DownloadOptions(boolean overwrite, boolean synced, boolean kept, boolean continued, boolean times) {
    /** Synced; refuses to overwrite; keeps nothing of what is not whole. */
    public static final DownloadOptions DEFAULT = new DownloadOptions(false, true, false, false, false);

    public DownloadOptions withOverwrite(boolean allowed) {
        return new DownloadOptions(allowed, synced, kept, continued, times);
    }

    public DownloadOptions withSynced(boolean forced) {
        return new DownloadOptions(overwrite, forced, kept, continued, times);
    }

    public DownloadOptions withKept(boolean keeping) {
        return new DownloadOptions(overwrite, synced, keeping, continued, times);
    }

    public DownloadOptions withContinued(boolean continuing) {
        return new DownloadOptions(overwrite, synced, kept, continuing, times);
    }

    public DownloadOptions withTimes(boolean preserved) {
        return new DownloadOptions(overwrite, synced, kept, continued, preserved);
    }
}
