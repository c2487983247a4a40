package panal.protocol.error;

/** Only a recursive delete removes a directory with something in it. */
public final class DirectoryNotEmpty extends PanalException {
    private static final long serialVersionUID = 1;

    public DirectoryNotEmpty(String path) {
        this(path, " is a directory that is not empty; delete it with -r");
    }

    private DirectoryNotEmpty(String path, String what) {
        super(path + what);
    }

    /** As another process has told it. */
    static DirectoryNotEmpty told(String message) {
        return new DirectoryNotEmpty(message, "");
    }
}
