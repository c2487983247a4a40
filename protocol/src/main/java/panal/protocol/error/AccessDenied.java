package panal.protocol.error;

/** Who asks may not do this, or could not prove who they are. */
public final class AccessDenied extends PanalException {
    private static final long serialVersionUID = 1;

    public AccessDenied(String message) {
        super(message);
    }
}
