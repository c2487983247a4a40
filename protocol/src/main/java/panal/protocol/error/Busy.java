package panal.protocol.error;

/** A server does as much as it can at once, and nothing is wrong with it: the same call may succeed a moment later. */
public final class Busy extends PanalException {
    private static final long serialVersionUID = 1;

    public Busy(String message) {
        super(message);
    }
}
