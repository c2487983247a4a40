package panal.protocol.error;

/** No room left where the bytes should go. */
public final class OutOfSpace extends PanalException {
    private static final long serialVersionUID = 1;

    public OutOfSpace(String message) {
        super(message);
    }
}
