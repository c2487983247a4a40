package panal.protocol.error;

/** The name is taken. */
public final class AlreadyExists extends PanalException {
    private static final long serialVersionUID = 1;

    public AlreadyExists(String path) {
        this(path, " is already there; choose another name or overwrite it");
    }

    private AlreadyExists(String path, String what) {
        super(path + what);
    }

    /** As another process has told it. */
    static AlreadyExists told(String message) {
        return new AlreadyExists(message, "");
    }
}
