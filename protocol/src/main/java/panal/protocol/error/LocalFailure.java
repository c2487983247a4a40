package panal.protocol.error;

/** The machine of whoever throws this could not do it: a disk, a file, a port. */
public final class LocalFailure extends PanalException {
    private static final long serialVersionUID = 1;

    public LocalFailure(String message) {
        super(message);
    }

    public LocalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
