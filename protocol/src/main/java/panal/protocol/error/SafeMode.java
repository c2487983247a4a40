package panal.protocol.error;

/** The cluster does not take changes yet; the message says what is missing and from whom. */
public final class SafeMode extends PanalException {
    private static final long serialVersionUID = 1;

    public SafeMode(String message) {
        super(message);
    }
}
