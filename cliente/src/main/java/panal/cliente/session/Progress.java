package panal.cliente.session;

/** Told how far a transfer is. Called often and from several threads at once, so it has to be quick and thread-safe. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /**
     * Some bytes more are safe, or some are taken back because a block begins again.
     *
     * @param done bytes moved so far
     * @param total bytes in all; -1 when the end is not known
     */
    void moved(long done, long total);
}
