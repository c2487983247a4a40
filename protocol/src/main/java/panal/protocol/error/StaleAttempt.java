package panal.protocol.error;

/** A newer attempt to write this block has begun; this one is over. */
public final class StaleAttempt extends PanalException {
    private static final long serialVersionUID = 1;

    public StaleAttempt(String message) {
        super(message);
    }
}
