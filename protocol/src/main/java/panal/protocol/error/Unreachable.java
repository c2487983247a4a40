package panal.protocol.error;

/** A process does not answer; the message names its address. */
public final class Unreachable extends PanalException {
    private static final long serialVersionUID = 1;

    public Unreachable(String message) {
        super(message);
    }

    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
