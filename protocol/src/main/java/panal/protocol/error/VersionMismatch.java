package panal.protocol.error;

/** Two processes speak different versions of the protocol. */
public final class VersionMismatch extends PanalException {
    private static final long serialVersionUID = 1;

    public VersionMismatch(String peer, int theirs, int ours) {
        this(peer + " speaks protocol version " + theirs + ", this side speaks version " + ours
                + "; run the same release of Panal on both");
    }

    private VersionMismatch(String message) {
        super(message);
    }

    /** As another process has told it. */
    static VersionMismatch told(String message) {
        return new VersionMismatch(message);
    }
}
