package panal.protocol.error;

/** Somebody else is uploading to this path; the message says who and since when. */
public final class PathHeld extends PanalException {
    private static final long serialVersionUID = 1;

    public PathHeld(String message) {
        super(message);
    }
}
