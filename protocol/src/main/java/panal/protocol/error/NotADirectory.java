package panal.protocol.error;

/** A directory is needed where a file is. */
public final class NotADirectory extends PanalException {
    private static final long serialVersionUID = 1;

    public NotADirectory(String path) {
        super(path + " is a file; a directory is needed");
    }
}
