package panal.cliente.read;

/**
 * How a file is brought to this machine.
 *
 * @param overwrite whether a file that is there is replaced, once the new one is whole
 * @param synced whether the bytes are forced to the disk before the file gets its name
 */
public record DownloadOptions(boolean overwrite, boolean synced) {
    /** Synced; refuses to overwrite. */
    public static final DownloadOptions DEFAULT = new DownloadOptions(false, true);

    public DownloadOptions withOverwrite(boolean allowed) {
        return new DownloadOptions(allowed, synced);
    }

    public DownloadOptions withSynced(boolean forced) {
        return new DownloadOptions(overwrite, forced);
    }
}
