package panal.protocol.error;

/** A file is needed where a directory is. */
public final class IsADirectory extends PanalException {
    private static final long serialVersionUID = 1;

    public IsADirectory(String path) {
        this(path, " is a directory; a file is needed");
    }

    private IsADirectory(String path, String what) {
        super(path + what);
    }

    /** As another process has told it. */
    static IsADirectory told(String message) {
        return new IsADirectory(message, "");
    }
}
