package panal.protocol.error;

/** The DataNode does not have this block. */
public final class NoSuchBlock extends PanalException {
    private static final long serialVersionUID = 1;

    public NoSuchBlock(String message) {
        super(message);
    }
}
