package panal.protocol.error;

/** A node or a data directory belongs to another cluster. */
public final class ForeignCluster extends PanalException {
    private static final long serialVersionUID = 1;

    public ForeignCluster(String message) {
        super(message);
    }
}
