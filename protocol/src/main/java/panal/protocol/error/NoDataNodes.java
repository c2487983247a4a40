package panal.protocol.error;

/** No DataNode can take or give a block; the message lists each node and why not. */
public final class NoDataNodes extends PanalException {
    private static final long serialVersionUID = 1;

    public NoDataNodes(String message) {
        super(message);
    }
}
