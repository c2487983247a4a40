package panal.protocol.error;

/** A directory is needed where a file is. */
public final class NotADirectory extends PanalException {
    private static final long serialVersionUID = 1;

    public NotADirectory(String path) {
        this(path, " is a file; a directory is needed");
    }

    private NotADirectory(String path, String what) {
        super(path + what);
    }

    /** As another process has told it. */
    static NotADirectory told(String message) {
        return new NotADirectory(message, "");
    }
}
