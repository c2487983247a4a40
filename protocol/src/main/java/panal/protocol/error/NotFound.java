package panal.protocol.error;

/** There is no such file or directory. */
public final class NotFound extends PanalException {
    private static final long serialVersionUID = 1;

    public NotFound(String path) {
        super("no such file or directory: " + path);
    }
}
