package panal.protocol.error;

/** Only a recursive delete removes a directory with something in it. */
public final class DirectoryNotEmpty extends PanalException {
    private static final long serialVersionUID = 1;

    public DirectoryNotEmpty(String path) {
        super(path + " is a directory that is not empty; delete it with -r");
    }
}
