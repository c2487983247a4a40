package panal.protocol.error;

/** A file is needed where a directory is. */
public final class IsADirectory extends PanalException {
    private static final long serialVersionUID = 1;

    public IsADirectory(String path) {
        super(path + " is a directory; a file is needed");
    }
}
