package panal.protocol.error;

/** The name is taken. */
public final class AlreadyExists extends PanalException {
    private static final long serialVersionUID = 1;

    public AlreadyExists(String path) {
        super(path + " is already there; choose another name or overwrite it");
    }
}
