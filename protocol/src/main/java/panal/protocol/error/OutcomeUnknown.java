package panal.protocol.error;

/** It may have been done or not; repeating the same request id is safe. */
public final class OutcomeUnknown extends PanalException {
    private static final long serialVersionUID = 1;

    public OutcomeUnknown(String message) {
        super(message);
    }
}
