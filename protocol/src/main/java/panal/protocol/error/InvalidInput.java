package panal.protocol.error;

/** A value that came from outside is not acceptable. */
public final class InvalidInput extends PanalException {
    private static final long serialVersionUID = 1;

    public InvalidInput(String message) {
        super(message);
    }
}
